using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Finds the scripts of package.json that commands run: in the folder of the command, else in the nearest folder above the file.</summary>
public sealed class PackageScriptResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "package-script";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var site in repository.References(PackageScripts.Kind))
        {
            var unit = "script:" + site.Reference.Target;
            var named = RepositoryPath.Upwards(site.Reference.Folder ?? RepositoryPath.Folder(site.File.Path))
                .Select(folder => UnitKey.In(repository[RepositoryPath.Below(folder, "package.json")], unit))
                .FirstOrDefault(found => found is not null);
            if (named is { } script)
            {
                links.Connect(site, script);
            }
        }
    }
}
