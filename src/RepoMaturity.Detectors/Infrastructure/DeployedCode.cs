using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Finds the code of the repository that a declared resource runs: by the folder of a package and the function in it, by the path of a file, by the name of an image.</summary>
internal sealed class DeployedCode(RepositoryFacts repository)
{
    private static readonly string[] Endings = [".py", ".js", ".mjs", ".ts", ".cs", ".R"];

    private readonly Lazy<ILookup<string, string>> byName = new(() =>
        repository.Entries.ToLookup(entry => RepositoryPath.Name(entry.Path), entry => entry.Path, StringComparer.Ordinal));

    private readonly Lazy<IReadOnlyDictionary<string, string>> byImage = new(() => ImageResolver.NamedImages(repository));

    private readonly Lazy<IReadOnlyList<string>> dockerfiles = new(() =>
        [.. repository.Files.Where(file => file.FindUnit(DockerfileDetector.Build) is not null).Select(file => file.Path)]);

    /// <summary>A file that is named by its path, or by the address of its copy in a bucket or workspace.</summary>
    public string? File(RepositoryFacts.Site site, string path)
    {
        var place = path.IndexOf("://", StringComparison.Ordinal);
        if (place < 0 && ReferencePaths.FindFile(repository, site, path) is { } found)
        {
            return found;
        }

        var rest = place < 0 ? path : path[(place + 3)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return place < 0 ? null : slash < 0 ? null : ScriptResolver.FindByEnd(byName.Value, rest[(slash + 1)..]) ?? ScriptResolver.FindByEnd(byName.Value, RepositoryPath.Name(rest));
    }

    /// <summary>The file of a function, given as module and function: in one of the places, or the only one of its name.</summary>
    /// <param name="handler">The function as the resource names it: <c>train.handler</c>, <c>src/train.handler</c>.</param>
    /// <param name="places">Folders and archives of the package, each as seen from a folder.</param>
    public string? Handler(string handler, IEnumerable<(string Folder, string Path)> places)
    {
        var dot = handler.LastIndexOf('.');
        if (dot <= 0 || handler.AsSpan().ContainsAny("${}: "))
        {
            return null;
        }

        var module = handler[..dot];
        var files = Endings.SelectMany(ending => new[] { module + ending, module.Replace('.', '/') + ending }).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (folder, path) in places)
        {
            foreach (var place in Places(path).Select(place => RepositoryPath.Combine(folder, place)).OfType<string>())
            {
                if (files.Select(file => RepositoryPath.Below(place, file)).FirstOrDefault(repository.HasFile) is { } found)
                {
                    return found;
                }
            }
        }

        return files.Select(file => ScriptResolver.FindByEnd(byName.Value, file)).FirstOrDefault(found => found is not null);
    }

    /// <summary>The Dockerfile of an image.</summary>
    /// <param name="image">The name of the image.</param>
    /// <param name="registry">The name of a registry that the same configuration declares, so that the image is one of the repository's own; null when there is none.</param>
    public string? Image(string image, string? registry)
    {
        if (!image.Contains('$', StringComparison.Ordinal) && byImage.Value.GetValueOrDefault(ImageResolver.ShortName(image)) is { } named)
        {
            return named;
        }

        if (registry is null)
        {
            return null;
        }

        if (byImage.Value.GetValueOrDefault(ImageResolver.ShortName(registry)) is { } pushed)
        {
            return pushed;
        }

        var all = dockerfiles.Value;
        if (all.Count == 1)
        {
            return all[0];
        }

        var fitting = all.Where(path => Marks(path).Any(mark => registry == mark || registry.EndsWith("-" + mark, StringComparison.Ordinal) || registry.EndsWith("_" + mark, StringComparison.Ordinal)
            || registry.EndsWith("/" + mark, StringComparison.Ordinal))).Take(2).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    /// <summary>What tells a Dockerfile from others: its folder, and the ending or beginning of its name.</summary>
    private static IEnumerable<string> Marks(string path)
    {
        var name = RepositoryPath.Name(path);
        var folder = RepositoryPath.Name(RepositoryPath.Folder(path));
        return new[] { folder, name.StartsWith("Dockerfile", StringComparison.Ordinal) ? name["Dockerfile".Length..].TrimStart('.', '-', '_') : RepositoryPath.Name(name.Split('.')[0]) }
            .Where(mark => mark.Length > 1);
    }

    /// <summary>A package is a folder; an archive stands beside the files that it is made of, or beside their folder.</summary>
    private static IEnumerable<string> Places(string path) => path.EndsWith(".zip", StringComparison.Ordinal)
        ? [path[..^4], RepositoryPath.Below(RepositoryPath.Folder(path), "."), RepositoryPath.Folder(RepositoryPath.Folder(path)) + "/" + RepositoryPath.Name(path)[..^4]]
        : [path];
}
