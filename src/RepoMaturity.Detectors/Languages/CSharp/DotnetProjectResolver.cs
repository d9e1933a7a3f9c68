using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Languages.CSharp;

/// <summary>Connects commands with .NET projects, and projects with the files at which their programs are entered.</summary>
public sealed class DotnetProjectResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "dotnet-projects";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var projects = repository.Entries.Select(entry => entry.Path).Where(IsProject).ToList();
        var byFolder = projects.ToLookup(RepositoryPath.Folder, StringComparer.Ordinal);
        foreach (var site in repository.References(LanguageReferences.Project))
        {
            if (Find(repository, byFolder, site) is { } project)
            {
                links.Connect(site, UnitKey.File(project));
            }
        }

        var shared = repository.Entries.Select(entry => entry.Path).Where(path => RepositoryPath.Name(path) is "Directory.Build.props" or "Directory.Packages.props").ToList();
        foreach (var site in repository.References(LanguageReferences.Build))
        {
            foreach (var properties in shared)
            {
                links.Connect(site, UnitKey.File(properties));
            }
        }

        foreach (var file in repository.Files)
        {
            if (file.Path.EndsWith(".cs", StringComparison.Ordinal) && file.FindUnit(string.Empty) is { } entry
                && RepositoryPath.Upwards(RepositoryPath.Folder(file.Path)).FirstOrDefault(folder => byFolder[folder].Any()) is { } home)
            {
                foreach (var project in byFolder[home])
                {
                    links.Connect(new Edge(UnitKey.File(project), UnitKey.File(file.Path), new Position(1), $"{RepositoryPath.Name(file.Path)}:{entry.Position}"));
                }
            }
        }
    }

    private static bool IsProject(string path) => path.EndsWith(".csproj", StringComparison.Ordinal);

    private static string? Find(RepositoryFacts repository, ILookup<string, string> byFolder, RepositoryFacts.Site site)
    {
        foreach (var candidate in ReferencePaths.Candidates(site, site.Reference.Target))
        {
            if (IsProject(candidate) && repository.HasFile(candidate))
            {
                return candidate;
            }

            if (byFolder[candidate].FirstOrDefault() is { } project)
            {
                return project;
            }
        }

        return null;
    }
}
