using RepoMaturity.Core.Documents;
using RepoMaturity.Detectors;

namespace RepoMaturity.Fuzz;

/// <summary>What inputs are made of: the examples of the rules, the files of the fixtures, and every case that was found.</summary>
internal static class SeedCorpus
{
    /// <summary>Larger ones slow the rest down, and show nothing that many small ones do not.</summary>
    private const int MostBytes = 16 * 1024;

    /// <summary>Reads it.</summary>
    /// <param name="root">The folder of the solution.</param>
    /// <param name="added">A folder of further files; null for none.</param>
    public static List<FuzzInput> Read(string root, string? added)
    {
        var seeds = new List<FuzzInput>();
        foreach (var file in Files(Path.Combine(root, "rules"), "*.yml"))
        {
            Take(YamlReader.Instance.Read(SourceText.Decode(File.ReadAllBytes(file)), ReadLimits.Default).Root, seeds);
        }

        foreach (var file in Files(Path.Combine(root, "fixtures"), "*"))
        {
            var path = Path.GetRelativePath(Path.Combine(root, "fixtures"), file).Replace('\\', '/');
            seeds.Add(new FuzzInput(path.Split("/repo/", 2)[^1], File.ReadAllBytes(file)));
        }

        foreach (var file in added is null ? [] : Files(added, "*"))
        {
            seeds.Add(new FuzzInput(Path.GetRelativePath(added!, file).Replace('\\', '/'), File.ReadAllBytes(file)));
        }

        seeds.RemoveAll(seed => seed.Bytes.Length > MostBytes || !DetectorCatalogue.Detectors.Any(detector => detector.Claims(seed.Path)));
        seeds.AddRange(Cases(root));
        return seeds;
    }

    /// <summary>What failed once.</summary>
    public static IEnumerable<FuzzInput> Cases(string root) =>
        Files(Path.Combine(root, "tests", "RepoMaturity.Fuzz", "cases"), "*.case").Select(file => FuzzInput.Parse(File.ReadAllBytes(file)));

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];

    /// <summary>An example is a mapping with a path and a text, wherever it stands.</summary>
    private static void Take(DocumentNode node, List<FuzzInput> seeds)
    {
        if (node["path"]?.Value is { } path && node["text"]?.Value is { } text)
        {
            seeds.Add(FuzzInput.Of(path, text));
        }

        foreach (var child in node.Entries.Select(entry => entry.Value).Concat(node.Items))
        {
            Take(child, seeds);
        }
    }
}
