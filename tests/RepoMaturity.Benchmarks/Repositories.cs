using System.Runtime.CompilerServices;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors;

namespace RepoMaturity.Benchmarks;

/// <summary>What is measured on: all fixtures as one repository, each in a folder of its own.</summary>
internal static class Repositories
{
    /// <summary>The texts of the fixtures by path.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } = Read();

    /// <summary>The same as a tree.</summary>
    public static MemorySnapshot Snapshot { get; } = new(Texts);

    /// <summary>What reads files, with nothing kept.</summary>
    public static FileAnalyzer Analyzer(IFactCache cache) => new(DetectorCatalogue.Detectors, ReadLimits.Default, cache);

    /// <summary>The facts of all files.</summary>
    public static FileFacts[] Facts()
    {
        var analyzer = Analyzer(new NoCache());
        return [.. Snapshot.Files.Select(entry => analyzer.Analyze(Snapshot, entry)).OfType<FileFacts>()];
    }

    private static Dictionary<string, string> Read()
    {
        var root = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "fixtures");
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => file.Contains($"{Path.DirectorySeparatorChar}repo{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
