using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Drone;

/// <summary>
/// Reads pipelines of Drone (https://docs.drone.io/yaml/docker/) and of Woodpecker, which began as a copy of it (https://woodpecker-ci.org/docs/usage/workflow-syntax).
/// </summary>
public sealed class DroneDetector : IDetector
{
    private const string Folder = ".woodpecker/";

    /// <inheritdoc/>
    public string Id => "drone";

    /// <inheritdoc/>
    public string Summary => "Drone and Woodpecker: pipelines, events, steps and plug-ins";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Trigger, FactKind.Command, FactKind.Action, FactKind.Image];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RepositoryPath.Name(path) is ".drone.yml" or ".drone.yaml" or ".woodpecker.yml" or ".woodpecker.yaml"
            || (path.StartsWith(Folder, StringComparison.Ordinal) && (path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal)));
    }

    /// <inheritdoc/>
    public bool IsStarted(string path) => Claims(path);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(YamlReader.Instance);
        facts.AddProblems(document.Problems, Id);
        var isStarted = !file.Path.Contains('/', StringComparison.Ordinal) || file.Path.StartsWith(Folder, StringComparison.Ordinal);
        var units = new PipelineUnits(facts);
        foreach (var root in document.Roots)
        {
            if (root["kind"]?.Value is null or "pipeline" && (root["steps"] ?? root["pipeline"]) is { } steps)
            {
                new DronePipeline(root, units).Read(steps, isStarted);
            }
        }
    }
}
