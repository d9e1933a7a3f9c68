using RepoMaturity.Core.Links;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Languages.R;

/// <summary>Connects calls that load a folder of R sources with its files, and the tests of a package with its own.</summary>
public sealed class RSourceResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "r-sources";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var site in repository.References(LanguageReferences.Folder))
        {
            var folder = ReferencePaths.Candidates(site, site.Reference.Target.TrimEnd('/')).FirstOrDefault(repository.HasFolder);
            if (folder is null)
            {
                continue;
            }

            foreach (var file in repository.Files)
            {
                if (file.Path.StartsWith(folder + "/", StringComparison.Ordinal) && file.Path.EndsWith(".R", StringComparison.OrdinalIgnoreCase) && file.Path != site.File.Path)
                {
                    links.Connect(new Edge(site.From, UnitKey.File(file.Path), site.Reference.Position, site.Reference.Text ?? site.Reference.Target) { IsImport = true });
                }
            }
        }
    }
}
