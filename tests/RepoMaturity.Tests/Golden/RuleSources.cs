using RepoMaturity.Core.Rules;
using RepoMaturity.Tests.Architecture;

namespace RepoMaturity.Tests.Golden;

/// <summary>The rules as they stand in the repository, with their examples.</summary>
internal static class RuleSources
{
    private static readonly Lazy<IReadOnlyList<RuleFile>> Read = new(ReadFiles);

    private static readonly Lazy<RuleSet> Loaded = new(() => Load(Files));

    /// <summary>The rules.</summary>
    public static RuleSet Rules => Loaded.Value;

    /// <summary>The files, in ordinal order of their paths.</summary>
    public static IReadOnlyList<RuleFile> Files => Read.Value;

    /// <summary>Loads rules with their examples; mistakes in them fail the test.</summary>
    public static RuleSet Load(IEnumerable<RuleFile> files)
    {
        var loaded = RuleLoader.Load(files, withExamples: true);
        return loaded.Rules ?? throw new AssertionException("The rules are broken: " + string.Join('\n', loaded.Problems));
    }

    private static List<RuleFile> ReadFiles()
    {
        var root = SourceTree.At("rules");
        return [.. Directory.EnumerateFiles(root, "*.yml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => RuleFile.Parse(Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllBytes(file)))];
    }
}
