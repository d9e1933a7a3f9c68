using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Tables of Python packages whose keys are their names, as Poetry and Pipenv write them.</summary>
internal static class DependencyTable
{
    /// <summary>Writes each package of a table as a dependency; the interpreter itself is none.</summary>
    public static void Write(DocumentNode? table, string? scope, FactWriter facts)
    {
        foreach (var (key, line, value) in table?.Entries ?? [])
        {
            var name = PackageName.OfPython(key);
            if (name.Length > 0 && name != "python")
            {
                facts.Add(new Fact(FactKind.Dependency, name, new Position(line), Specifier(value), scope));
            }
        }
    }

    private static string? Specifier(DocumentNode value)
    {
        // Several constraints for several platforms: the first speaks for all.
        var one = value.Kind == NodeKind.Sequence && value.Items.Count > 0 ? value.Items[0] : value;
        var text = one.Value ?? one["version"]?.Value ?? one["git"]?.Value ?? one["url"]?.Value ?? one["path"]?.Value;
        return text is null or "" or "*" ? null : PythonRequirement.WithoutCredentials(text);
    }
}
