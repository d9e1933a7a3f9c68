using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Docker;

namespace RepoMaturity.Detectors.Settings;

/// <summary>Reads compose files (https://docs.docker.com/reference/compose-file/): each service is a unit <c>service:NAME</c>.</summary>
public sealed class ComposeDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "compose";

    /// <inheritdoc/>
    public string Summary => "Compose files: services, their images, what they build and run.";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Image, FactKind.Command];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        var name = RepositoryPath.Name(path);
        return YamlPath.IsYaml(name)
            && (name.StartsWith("compose", StringComparison.Ordinal) || name.Contains("docker-compose", StringComparison.Ordinal)
                || name.EndsWith(".compose.yml", StringComparison.Ordinal) || name.EndsWith(".compose.yaml", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(YamlReader.Instance);
        facts.AddReading(document, Id);
        foreach (var (name, line, service) in document.Root["services"]?.Entries ?? [])
        {
            if (service.Kind == NodeKind.Mapping)
            {
                Write(name, line, service, file.Path, facts);
            }
        }
    }

    private static void Write(string name, int line, DocumentNode service, string path, FactWriter facts)
    {
        var id = "service:" + name;
        facts.Add(new Unit(id, UnitKind.Service, name, new Position(line)));
        var build = service["build"];
        if (service["image"] is { Value: { Length: > 0 } image } node)
        {
            facts.Add(ImageName.Fact(image, new Position(node.Line), id));
        }

        if (build is not null && Dockerfile(build, RepositoryPath.Folder(path)) is { } dockerfile)
        {
            facts.Add(new Reference(ReferenceKinds.ContainerRun, dockerfile, new Position(build.Line), id)
            {
                Folder = string.Empty,
                Text = "service " + name,
                Arguments = service["image"]?.Value is { Length: > 0 } tag ? [new Argument("tag", tag)] : [],
            });
        }

        ContainerCommand.Write(service["entrypoint"], service["command"], id, facts);
    }

    // Relative to the root of the repository; null when the context lies elsewhere or is not known.
    private static string? Dockerfile(DocumentNode build, string folder)
    {
        var context = build.Value ?? build["context"]?.Value ?? ".";
        var file = build["dockerfile"]?.Value ?? "Dockerfile";
        if (context.Contains("://", StringComparison.Ordinal) || context.Contains('$', StringComparison.Ordinal)
            || context.StartsWith("git@", StringComparison.Ordinal))
        {
            return null;
        }

        return RepositoryPath.Combine(folder, context) is { } place ? RepositoryPath.Combine(place, file) : null;
    }
}
