using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Docker;

/// <summary>
/// Reads Dockerfiles: base images, what building runs (unit <c>build</c>), and what starting a container runs (unit <c>entrypoint</c>). Syntax: the
/// Dockerfile reference (https://docs.docker.com/reference/dockerfile/).
/// </summary>
public sealed class DockerfileDetector : IDetector
{
    /// <summary>Id of the unit that building runs.</summary>
    internal const string Build = "build";

    /// <summary>Id of the unit that starting a container runs.</summary>
    internal const string EntryPoint = "entrypoint";

    /// <summary>Name of that unit where the image has no entry point: whoever starts a container may give it another command.</summary>
    internal const string DefaultCommand = "command";

    /// <inheritdoc/>
    public string Id => "dockerfile";

    /// <inheritdoc/>
    public string Summary => "Dockerfiles: base images, build commands, copied files, entry point";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Image, FactKind.Command, FactKind.Dependency, FactKind.Key];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = RepositoryPath.Name(path);
        return name is "Dockerfile" or "Containerfile" or "dockerfile" || name.StartsWith("Dockerfile.", StringComparison.Ordinal) || name.StartsWith("Dockerfile-", StringComparison.Ordinal)
            || name.StartsWith("Dockerfile_", StringComparison.Ordinal) || name.StartsWith("Containerfile.", StringComparison.Ordinal)
            || name.EndsWith(".Dockerfile", StringComparison.Ordinal) || name.EndsWith(".dockerfile", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var dockerfile = file.Read(DockerfileReader.Instance);
        facts.AddProblems(dockerfile.Problems, Id);
        new DockerfileFacts(facts).Read(dockerfile);
    }
}
