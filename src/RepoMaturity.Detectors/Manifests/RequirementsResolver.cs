using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Finds the requirements files that others include or install from.</summary>
public sealed class RequirementsResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "python-requirements";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var site in repository.References(ManifestReferences.Requirements))
        {
            if (Find(repository, site) is { } path && path != site.File.Path)
            {
                links.Connect(site, UnitKey.File(path));
            }
        }
    }

    private static string? Find(RepositoryFacts repository, RepositoryFacts.Site site)
    {
        var target = site.Reference.Target;
        string[] folders = site.Reference.Folder is { } folder ? [folder] : [RepositoryPath.Folder(site.File.Path), string.Empty];
        foreach (var from in folders)
        {
            if (RepositoryPath.Combine(from, target) is { } path && repository.HasFile(path))
            {
                return path;
            }
        }

        return null;
    }
}
