namespace RepoMaturity.Detectors;

/// <summary>Which files are YAML by their name.</summary>
internal static class YamlPath
{
    /// <summary>Whether a path ends as YAML does, in lower case: most programs look for no other.</summary>
    public static bool IsYaml(string path) => path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal);
}
