using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Orchestrators.Kedro;

/// <summary>
/// Connects <c>kedro run</c> with the registry of pipelines of the project, and with the pipelines in the folders where Kedro finds them by itself
/// (<c>find_pipelines</c>).
/// </summary>
public sealed class KedroProjectResolver : IResolver
{
    private const string Registry = "pipeline_registry.py";

    /// <inheritdoc/>
    public string Id => "kedro-projects";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var sites = repository.References(KedroReferences.Run);
        if (sites.Count == 0)
        {
            return;
        }

        var registries = repository.Entries.Select(entry => entry.Path).Where(path => RepositoryPath.Name(path) == Registry).ToList();
        foreach (var site in sites)
        {
            var folder = site.Reference.Folder ?? string.Empty;
            var near = registries.Where(path => folder.Length == 0 || path.StartsWith(folder + "/", StringComparison.Ordinal)).ToList();
            if (near.Count != 1)
            {
                // Of several projects none is known to be meant.
                continue;
            }

            var package = RepositoryPath.Folder(near[0]);
            links.Connect(site, UnitKey.File(near[0]));
            var pipelines = RepositoryPath.Below(RepositoryPath.Below(package, "pipelines"), site.Reference.Target);
            foreach (var file in repository.Files.Where(file => IsPipeline(file.Path, pipelines)))
            {
                links.Connect(site, UnitKey.File(file.Path));
            }
        }
    }

    private static bool IsPipeline(string path, string folder) => path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal)
        && RepositoryPath.Name(path) is "pipeline.py" or "__init__.py";
}
