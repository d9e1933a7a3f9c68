using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Orchestrators;

/// <summary>
/// Connects what runs a pipeline with the file that declares it (<c>snakemake</c>, <c>mlflow run .</c>), and keys by which files of one declaration name each
/// other's jobs.
/// </summary>
public sealed class PipelineFileResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "pipeline-files";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var site in repository.References(PipelineFiles.Kind))
        {
            if (Find(repository, site) is { } path && repository[path] is { } file)
            {
                var unit = file.FindUnit(Argument(site, PipelineFiles.Unit)) ?? file.FindUnit(PipelineFiles.Whole);
                links.Connect(site, new UnitKey(path, unit?.Id ?? string.Empty));
            }
        }

        ConnectNamed(repository, links);
        ConnectComponents(repository, links);
    }

    /// <summary>
    /// Of several files that a name may mean, what is loaded is the one that runs something. Where code does not show the name, all components in the nearest folder
    /// that has any are loaded.
    /// </summary>
    private static void ConnectComponents(RepositoryFacts repository, LinkWriter links)
    {
        var sites = repository.References(PipelineFiles.Component);
        if (sites.Count == 0)
        {
            return;
        }

        var components = repository.Files.Where(file => YamlPath.IsYaml(file.Path) && (file.Units.Length > 0 || file.References.Length > 0)).Select(file => file.Path).ToList();
        foreach (var site in sites)
        {
            var target = site.Reference.Target;
            foreach (var path in target.Length == 0 ? Nearest(repository, components, site) : Named(repository, components, site))
            {
                links.Connect(site, UnitKey.File(path));
            }
        }
    }

    private static List<string> Named(RepositoryFacts repository, List<string> components, RepositoryFacts.Site site)
    {
        if (ReferencePaths.FindFile(repository, site, site.Reference.Target) is { } exact)
        {
            return [exact];
        }

        var end = "/" + site.Reference.Target.TrimStart('.', '/');
        var found = components.FindAll(path => path.EndsWith(end, StringComparison.Ordinal));
        var nearest = found.Select(path => Common(path, site.File.Path)).DefaultIfEmpty().Max();
        return found.FindAll(path => Common(path, site.File.Path) == nearest) is [var only] ? [only] : [];
    }

    private static List<string> Nearest(RepositoryFacts repository, List<string> components, RepositoryFacts.Site site)
    {
        var all = components.FindAll(path => repository[path]!.Units.Any(unit => unit.Id.StartsWith("component", StringComparison.Ordinal)));
        foreach (var folder in RepositoryPath.Upwards(RepositoryPath.Folder(site.File.Path)))
        {
            var near = folder.Length == 0 ? all : all.FindAll(path => path.StartsWith(folder + "/", StringComparison.Ordinal));
            if (near.Count > 0)
            {
                // Those of two pipelines lie in two folders: which are meant is not known.
                return near.Select(RepositoryPath.Folder).Distinct(StringComparer.Ordinal).Count() == 1 ? near : [];
            }
        }

        return [];
    }

    private static void ConnectNamed(RepositoryFacts repository, LinkWriter links)
    {
        var sites = repository.References(PipelineFiles.NamedUnit);
        if (sites.Count == 0)
        {
            return;
        }

        var names = sites.Select(site => site.Reference.Target).ToHashSet(StringComparer.Ordinal);
        var units = repository.Files
            .SelectMany(file => file.Units.Where(unit => names.Contains(unit.Id)).Select(unit => new UnitKey(file.Path, unit.Id)))
            .ToLookup(key => key.Unit, StringComparer.Ordinal);
        foreach (var site in sites)
        {
            // The same key in two bundles or workspaces is two jobs: the nearer one is meant.
            var near = units[site.Reference.Target].OrderByDescending(key => Common(key.Path, site.File.Path)).ThenBy(key => key.Path, StringComparer.Ordinal);
            if (near.FirstOrDefault() is { Path: not null } found)
            {
                links.Connect(site, found);
            }
        }
    }

    private static string? Find(RepositoryFacts repository, RepositoryFacts.Site site)
    {
        var names = Argument(site, PipelineFiles.Names)?.Split('|') ?? [];
        var target = site.Reference.Target.TrimEnd('/');
        if (target.Length > 0 && target != "." && ReferencePaths.FindFile(repository, site, target) is { } file)
        {
            return file;
        }

        return names.Select(name => ReferencePaths.FindFile(repository, site, target.Length == 0 || target == "." ? name : target + "/" + name)).FirstOrDefault(path => path is not null);
    }

    private static string? Argument(RepositoryFacts.Site site, string name) => site.Reference.Arguments.FirstOrDefault(argument => argument.Name == name).Value;

    private static int Common(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        var i = 0;
        while (i < length && left[i] == right[i])
        {
            i++;
        }

        return i;
    }
}
