using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Docker;

/// <summary>
/// Connects what builds an image with the commands of its Dockerfile, and what starts a container with its entry point: by the path of the Dockerfile, or by
/// the name that some build of the repository gives to the image.
/// </summary>
public sealed class ImageResolver : IResolver
{
    private static readonly char[] Separators = ['\n', ','];

    /// <summary>The argument of a container that is given a command: it takes the place of the image's own, but not of its entry point.</summary>
    internal const string OwnCommand = "own-command";

    /// <inheritdoc/>
    public string Id => "images";

    /// <inheritdoc/>
    public void Resolve(RepositoryFacts repository, LinkWriter links)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(links);
        foreach (var site in repository.References(ReferenceKinds.ImageBuild))
        {
            if (Dockerfile(repository, site) is { } path)
            {
                links.Connect(site, new UnitKey(path, DockerfileDetector.Build));
            }
        }

        var byName = NamedImages(repository);

        foreach (var site in repository.References(ReferenceKinds.ContainerRun))
        {
            if ((Dockerfile(repository, site) ?? byName.GetValueOrDefault(ShortName(site.Reference.Target)) ?? Deployed(repository, site)) is { } path && !IsReplaced(repository, site, path))
            {
                links.Connect(site, new UnitKey(path, DockerfileDetector.EntryPoint));
            }
        }

        BuildServices(repository, links);
    }

    /// <summary>The Dockerfiles of the images that builds of the repository and services of compose files give a name to, by the last part of it.</summary>
    internal static IReadOnlyDictionary<string, string> NamedImages(RepositoryFacts repository)
    {
        var byName = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var site in repository.References(ReferenceKinds.ImageBuild).Concat(repository.References(ReferenceKinds.ContainerRun)))
        {
            if (site.Reference.Arguments.FirstOrDefault(argument => argument.Name == "tag").Value is not { } tag || Dockerfile(repository, site) is not { } path)
            {
                continue;
            }

            byName.TryAdd(ShortName(tag), path);
            foreach (var name in tag.Contains("steps.", StringComparison.Ordinal) ? DescribedNames(site) : [])
            {
                byName.TryAdd(ShortName(name), path);
            }
        }

        return byName;
    }

    /// <summary>The last part of an image's name, without registry, tag and digest.</summary>
    internal static string ShortName(string image)
    {
        var name = image.Split('@')[0];
        var colon = name.LastIndexOf(':');
        return RepositoryPath.Name(colon > name.LastIndexOf('/') ? name[..colon] : name);
    }

    /// <summary>Building or starting the services of a compose file builds the images that it names a Dockerfile for.</summary>
    private static void BuildServices(RepositoryFacts repository, LinkWriter links)
    {
        foreach (var site in repository.References(ComposeReferences.Build).Concat(repository.References(ComposeReferences.Up)))
        {
            if (AppliedFileResolver.ComposeFile(repository, site) is not { } compose || repository[compose] is not { } file)
            {
                continue;
            }

            foreach (var started in file.References.Where(reference => reference.Kind == ReferenceKinds.ContainerRun))
            {
                if (Dockerfile(repository, new RepositoryFacts.Site(file, started)) is { } path)
                {
                    links.Connect(site, new UnitKey(path, DockerfileDetector.Build));
                }
            }
        }
    }

    private static bool IsReplaced(RepositoryFacts repository, RepositoryFacts.Site site, string path) =>
        site.Reference.Arguments.Any(argument => argument.Name == OwnCommand)
        && repository[path]?.Units.Any(unit => unit.Id == DockerfileDetector.EntryPoint && unit.Name == DockerfileDetector.DefaultCommand) == true;

    /// <summary>The names that an earlier step of the same job works out for the image.</summary>
    private static IEnumerable<string> DescribedNames(RepositoryFacts.Site site) => site.File.Facts
        .Where(fact => fact.Kind == FactKind.Action && fact.Name == "docker/metadata-action" && fact.Scope == site.Reference.Scope)
        .SelectMany(fact => fact.Arguments.Where(argument => argument.Name == "images"))
        .SelectMany(argument => (argument.Value ?? string.Empty).Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>
    /// What a hosting service is handed under a name that only the run knows: the one image that the same file builds, or the one whose Dockerfile stands in a folder of
    /// that name.
    /// </summary>
    private static string? Deployed(RepositoryFacts repository, RepositoryFacts.Site site)
    {
        if (!site.Reference.Arguments.Any(argument => argument.Name == DeployedImage.Argument))
        {
            return null;
        }

        var name = ShortName(site.Reference.Target);
        if (name.Contains('$', StringComparison.Ordinal) || name.Contains('}', StringComparison.Ordinal))
        {
            var built = site.File.References.Where(reference => reference.Kind == ReferenceKinds.ImageBuild)
                .Select(reference => Dockerfile(repository, new RepositoryFacts.Site(site.File, reference))).OfType<string>().Distinct(StringComparer.Ordinal).Take(2).ToList();
            return built.Count == 1 ? built[0] : null;
        }

        var placed = repository.References(ReferenceKinds.ImageBuild).Select(each => Dockerfile(repository, each)).OfType<string>().Distinct(StringComparer.Ordinal)
            .Where(path => RepositoryPath.Name(RepositoryPath.Folder(path)) == name).Take(2).ToList();
        return placed.Count == 1 ? placed[0] : null;
    }

    private static string? Dockerfile(RepositoryFacts repository, RepositoryFacts.Site site) =>
        ReferencePaths.Candidates(site, site.Reference.Target).FirstOrDefault(path => UnitKey.In(repository[path], DockerfileDetector.Build) is not null);
}
