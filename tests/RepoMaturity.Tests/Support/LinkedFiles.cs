using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors;

namespace RepoMaturity.Tests.Support;

/// <summary>Small repositories that all detectors read and all resolvers link.</summary>
internal static class LinkedFiles
{
    private static readonly FileAnalyzer Analyzer = new(DetectorCatalogue.Detectors, ReadLimits.Default, new MemoryFactCache());

    /// <summary>The way from a trigger to a file as one line, <c>a.yml:1 push -> b.yml:3 job x</c>; empty when nothing but a person starts it.</summary>
    public static string Chain(string to, params (string Path, string Text)[] files) => Link(files).Automatic(UnitKey.File(to)) is { } chain
        ? string.Join(" -> ", chain.Steps.Select(step => $"{step.Path}:{step.Position} {step.Text}")) : string.Empty;

    public static LinkGraph Link(params (string Path, string Text)[] files)
    {
        var snapshot = new MemorySnapshot(files.Select(file => KeyValuePair.Create(file.Path, file.Text)));
        return new Linker(DetectorCatalogue.Resolvers).Link(new RepositoryFacts(snapshot.Files, [.. snapshot.Files.Select(entry => Analyzer.Analyze(snapshot, entry)).OfType<FileFacts>()]));
    }
}
