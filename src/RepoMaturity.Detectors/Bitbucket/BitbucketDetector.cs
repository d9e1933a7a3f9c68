using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Bitbucket;

/// <summary>Reads Bitbucket Pipelines: pipelines of branches, tags, pull requests and buttons. Syntax: Bitbucket's pipelines configuration reference.</summary>
public sealed class BitbucketDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "bitbucket-pipelines";

    /// <inheritdoc/>
    public string Summary => "Bitbucket Pipelines: triggers, steps, pipes and deployments";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Trigger, FactKind.Command, FactKind.Action, FactKind.Image, FactKind.Environment];

    /// <inheritdoc/>
    public bool Claims(string path) => path is "bitbucket-pipelines.yml" or "bitbucket-pipelines.yaml";

    /// <inheritdoc/>
    public bool IsStarted(string path) => Claims(path);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(YamlReader.Instance);
        facts.AddProblems(document.Problems, Id);
        if (document.Root["pipelines"] is { Kind: NodeKind.Mapping } pipelines)
        {
            new BitbucketPipelines(document.Root, facts).Read(pipelines);
        }
    }
}
