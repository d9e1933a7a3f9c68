using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Python;

/// <summary>
/// Finds the files that imports and <c>python -m</c> mean (Python Language Reference, chapter 5, as far as folders show it: the search path
/// of a run is not known).
/// </summary>
public sealed class PythonImportResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "python-imports";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var finder = new PythonModuleFinder(repository);
        var written = new HashSet<(UnitKey From, string To, bool ByTestRunner)>();
        var subcommands = new PythonSubcommands(repository);
        Resolve(repository.References(ReferenceKinds.Import), finder.FindImport, links, written, (_, _) => false);
        Resolve(repository.References(ReferenceKinds.Module), finder.FindModule, links, written, (site, path) => subcommands.Connect(site, path, links));
        new PythonMentionLinks(repository, new PythonDefinitionFinder(repository, finder), links).Write();
    }

    private static void Resolve(
        IReadOnlyList<RepositoryFacts.Site> sites,
        Func<string, Reference, IReadOnlyList<string>> find,
        LinkWriter links,
        HashSet<(UnitKey From, string To, bool ByTestRunner)> written,
        Func<RepositoryFacts.Site, string, bool> connectsPart)
    {
        foreach (var site in sites)
        {
            foreach (var file in find(RepositoryPath.Folder(site.File.Path), site.Reference))
            {
                if (file != site.File.Path && !connectsPart(site, file) && written.Add((site.From, file, site.Reference.ByTestRunner)))
                {
                    links.Connect(site, UnitKey.File(file));
                }
            }
        }
    }
}
