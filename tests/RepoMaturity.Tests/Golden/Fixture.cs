using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors;
using RepoMaturity.Tests.Architecture;

namespace RepoMaturity.Tests.Golden;

/// <summary>A small repository under <c>fixtures/</c>, and what a careful reader expects of it (<c>expected.json</c>).</summary>
internal sealed record Fixture(string Name)
{
    /// <summary>
    /// How a fixture spells the name of its <c>.gitattributes</c>: under its own name git would obey it in this repository, and ask for large files.
    /// </summary>
    private const string HiddenAttributes = "dot.gitattributes";

    /// <summary>The day on which statements in fixtures are judged.</summary>
    private static readonly DateOnly Day = new(2026, 1, 1);

    /// <summary>Names of all fixtures, in ordinal order.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateDirectories(SourceTree.At("fixtures"))
        .Where(folder => Directory.Exists(Path.Combine(folder, "repo")))
        .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    /// <summary>Path of the expected answer.</summary>
    public string ExpectedPath => SourceTree.At($"fixtures/{Name}/expected.json");

    /// <summary>A scanner with all detectors.</summary>
    public static Scanner Scanner(RuleSet rules, IFactCache? cache = null) =>
        new(new FileAnalyzer(DetectorCatalogue.Detectors, ReadLimits.Default, cache ?? new MemoryFactCache()), new Linker(DetectorCatalogue.Resolvers), rules);

    /// <summary>The repository with its own configuration, as a scan sees it.</summary>
    public Subject Subject(RuleSet rules)
    {
        var snapshot = new MemorySnapshot(Files());
        return new Subject(snapshot, Name) { Configuration = ConfigurationFinder.Find(snapshot, rules, Day) };
    }

    /// <summary>The files of the repository by path.</summary>
    public Dictionary<string, string> Files()
    {
        var root = SourceTree.At($"fixtures/{Name}/repo");
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(root, file).Replace('\\', '/').Replace(HiddenAttributes, ".gitattributes", StringComparison.Ordinal),
            File.ReadAllText,
            StringComparer.Ordinal);
    }
}
