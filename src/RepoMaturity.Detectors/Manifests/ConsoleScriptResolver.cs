using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Python;

namespace RepoMaturity.Detectors.Manifests;

/// <summary>Finds the console scripts that Python packages of the repository install. Of several with one name the package nearest to the command is meant.</summary>
public sealed class ConsoleScriptResolver : IResolver
{
    /// <inheritdoc/>
    public string Id => "console-script";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        var sites = repository.References(ReferenceKinds.ConsoleScript);
        if (sites.Count == 0)
        {
            return;
        }

        var scripts = Scripts(repository);
        var unread = repository.Files.Where(file => file.IsUnread && IsManifest(file.Path)).Select(file => file.Path).ToList();
        var subcommands = new PythonSubcommands(repository);
        var modules = new PythonModuleFinder(repository);
        foreach (var site in sites)
        {
            if (scripts.TryGetValue(PythonScript.UnitId(site.Reference.Target), out var paths))
            {
                var near = Nearest(paths, FolderOf(site));
                var script = new UnitKey(near, PythonScript.UnitId(site.Reference.Target));
                if (!ModulesOf(repository[near]!, script.Unit, modules).Any(path => subcommands.Connect(site, path, links)))
                {
                    links.Connect(site, script);
                }
            }
            else if (unread.FindAll(path => IsAbove(path, FolderOf(site))) is { Count: > 0 } above)
            {
                links.Connect(site, UnitKey.File(Nearest(above, FolderOf(site))));
            }
        }
    }

    private static string FolderOf(RepositoryFacts.Site site) => site.Reference.Folder ?? RepositoryPath.Folder(site.File.Path);

    private static bool IsManifest(string path) => RepositoryPath.Name(path) is "pyproject.toml" or "setup.cfg" or "setup.py";

    /// <summary>The modules that hold the object of a command, the nearest name first.</summary>
    private static IEnumerable<string> ModulesOf(FileFacts manifest, string unit, PythonModuleFinder modules) => manifest.References
        .Where(reference => reference.Kind == ReferenceKinds.Module && reference.Scope == unit)
        .SelectMany(reference => modules.FindModule(RepositoryPath.Folder(manifest.Path), reference).Reverse());

    private static Dictionary<string, List<string>> Scripts(RepositoryFacts repository)
    {
        var scripts = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var file in repository.Files)
        {
            if (!IsManifest(file.Path))
            {
                continue;
            }

            foreach (var unit in file.Units.Where(unit => unit.Id.StartsWith(PythonScript.UnitId(string.Empty), StringComparison.Ordinal)))
            {
                if (!scripts.TryGetValue(unit.Id, out var paths))
                {
                    scripts.Add(unit.Id, paths = []);
                }

                paths.Add(file.Path);
            }
        }

        return scripts;
    }

    private static string Nearest(List<string> paths, string folder)
    {
        var best = paths[0];
        var bestLength = -1;
        foreach (var path in paths)
        {
            if (IsAbove(path, folder) && RepositoryPath.Folder(path).Length > bestLength)
            {
                best = path;
                bestLength = RepositoryPath.Folder(path).Length;
            }
        }

        return best;
    }

    /// <summary>Whether a manifest stands in the folder or above it.</summary>
    private static bool IsAbove(string manifest, string folder) =>
        RepositoryPath.Folder(manifest) is var package && (package.Length == 0 || folder == package || folder.StartsWith(package + "/", StringComparison.Ordinal));
}
