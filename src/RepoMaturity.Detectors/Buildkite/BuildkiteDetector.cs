using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Buildkite;

/// <summary>Reads pipelines of Buildkite (https://buildkite.com/docs/pipelines/configure): steps, blocks, plug-ins, pipelines that steps upload.</summary>
public sealed class BuildkiteDetector : IDetector
{
    private const string Folder = ".buildkite/";

    /// <inheritdoc/>
    public string Id => "buildkite";

    /// <inheritdoc/>
    public string Summary => "Buildkite: steps, groups, blocks, plug-ins and uploaded pipelines";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Trigger, FactKind.Command, FactKind.Action, FactKind.Image];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return (path.StartsWith(Folder, StringComparison.Ordinal) || path.Contains("/" + Folder, StringComparison.Ordinal) || path is "buildkite.yml" or "buildkite.yaml")
            && (path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public bool IsStarted(string path) => Claims(path);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(YamlReader.Instance);
        facts.AddProblems(document.Problems, Id);
        if ((document.Root["steps"] ?? document.Root) is { Kind: NodeKind.Sequence } steps)
        {
            // The service is told of each push, and reads the pipeline of this name.
            var isStarted = file.Path is ".buildkite/pipeline.yml" or ".buildkite/pipeline.yaml" or "buildkite.yml" or "buildkite.yaml";
            new BuildkitePipeline(document.Root, facts).Read(steps, isStarted);
        }
    }
}
