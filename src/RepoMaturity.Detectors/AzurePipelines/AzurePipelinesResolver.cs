using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.AzurePipelines;

/// <summary>
/// Connects pipelines with their templates, and starts the pipelines that say nothing of a trigger: the service runs those on every push.
/// </summary>
public sealed class AzurePipelinesResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "azure-pipelines";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var templates = new HashSet<string>(StringComparer.Ordinal);
        foreach (var site in repository.References(AzurePipelinesDetector.Template))
        {
            if (Find(repository, site) is { } path)
            {
                templates.Add(path);
                links.Connect(site, new UnitKey(path, "workflow"));
            }
        }

        foreach (var site in repository.References(AzurePipelinesDetector.DefaultTrigger))
        {
            if (!templates.Contains(site.File.Path))
            {
                links.Start(site.From, new Trigger(TriggerKind.Push, "push (no trigger given)", site.Reference.Position));
            }
        }
    }

    private static string? Find(RepositoryFacts repository, RepositoryFacts.Site site)
    {
        var folder = RepositoryPath.Folder(site.File.Path);
        var target = site.Reference.Target.Replace('\\', '/');
        foreach (var path in new[] { RepositoryPath.Combine(folder, target), RepositoryPath.Combine(string.Empty, target) })
        {
            if (path is not null && repository.HasFile(path))
            {
                return path;
            }
        }

        return null;
    }
}
