using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Finds the requirements files that others include or install from.</summary>
public sealed class RequirementsResolver : IResolver
{
    private const string Project = "pyproject.toml";

    private static readonly string[] OlderNames = ["setup.cfg", "setup.py"];

    /// <inheritdoc/>
    public string Id => "python-requirements";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var site in repository.References(ManifestReferences.Requirements))
        {
            var target = site.Reference.Target;
            var path = Find(repository, site, target) ?? (RepositoryPath.Name(target) == Project ? OlderProject(repository, site, target) : null);
            if (path is not null && path != site.File.Path)
            {
                links.Connect(site, UnitKey.File(path));
            }
        }
    }

    /// <summary>A project without that file has one of those that came before it.</summary>
    private static string? OlderProject(RepositoryFacts repository, RepositoryFacts.Site site, string target) => OlderNames
        .Select(name => Find(repository, site, target[..^Project.Length] + name)).FirstOrDefault(path => path is not null);

    private static string? Find(RepositoryFacts repository, RepositoryFacts.Site site, string target)
    {
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
