using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Orchestrators.Mage;

/// <summary>Connects a block that starts another pipeline (<c>trigger_pipeline("train")</c>) with it: the one of the same project where several bear the name.</summary>
public sealed class MagePipelineResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "mage-pipelines";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var file in repository.Files)
        {
            foreach (var fact in file.Facts)
            {
                if (fact is { Kind: FactKind.Call, Name: "mage_ai.orchestration.triggers.api.trigger_pipeline", Value: { Length: > 0 } name } && Find(repository, file.Path, name) is { } path)
                {
                    links.Connect(new Edge(UnitKey.Of(file, fact.Scope), new UnitKey(path, PipelineFiles.Whole), fact.Position, $"starts pipeline {name}"));
                }
            }
        }
    }

    private static string? Find(RepositoryFacts repository, string block, string name) => RepositoryPath.Upwards(RepositoryPath.Folder(block))
        .Select(folder => RepositoryPath.Below(folder, $"pipelines/{name}/metadata.yaml"))
        .FirstOrDefault(path => UnitKey.In(repository[path], PipelineFiles.Whole) is not null);
}
