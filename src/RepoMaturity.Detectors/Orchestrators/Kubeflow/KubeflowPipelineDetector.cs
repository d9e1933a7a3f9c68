using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Settings;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Orchestrators.Kubeflow;

/// <summary>
/// Reads components of Kubeflow Pipelines (<c>implementation.container</c>) and compiled pipelines (<c>deploymentSpec.executors</c>), by shape: the images and
/// commands of their steps. Syntax: component specification and intermediate representation of Kubeflow Pipelines.
/// </summary>
public sealed class KubeflowPipelineDetector : IDetector
{
    private const int LargestText = 1024 * 1024;

    /// <inheritdoc/>
    public string Id => "kubeflow-pipelines";

    /// <inheritdoc/>
    public string Summary => "Kubeflow components and compiled pipelines: images and commands of their steps";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Stage, FactKind.Image, FactKind.Command];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return (YamlPath.IsYaml(path) && !path.StartsWith(".github/", StringComparison.Ordinal))
            || (path.EndsWith(".json", StringComparison.Ordinal) && RepositoryPath.Name(path).Contains("pipeline", StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var text = file.Source.Text;
        if (text.Length > LargestText
            || (!text.Contains("implementation", StringComparison.Ordinal) && !text.Contains("deploymentSpec", StringComparison.Ordinal)))
        {
            return;
        }

        var document = YamlPath.IsYaml(file.Path) ? file.Read(YamlReader.Instance) : file.Read(JsonReader.Instance);
        foreach (var root in document.Roots)
        {
            if (root.Find("implementation", "container") is { Kind: NodeKind.Mapping } container)
            {
                var name = root["name"]?.Value ?? RepositoryPath.Name(RepositoryPath.Folder(file.Path));
                Begin("component", UnitKind.Stage, name, root.Line, facts);
                WriteStep(name, container, container.Line, "component", facts);
            }

            var pipeline = root["pipelineSpec"] ?? root;
            if (pipeline.Find("deploymentSpec", "executors") is { Kind: NodeKind.Mapping } executors)
            {
                Begin(PipelineFiles.Whole, UnitKind.Pipeline, pipeline.Find("pipelineInfo", "name")?.Value ?? file.Path, executors.Line, facts);
                foreach (var executor in executors.Entries)
                {
                    WriteStep(StepName(executor.Key), executor.Value["container"] ?? executor.Value, executor.Line, PipelineFiles.Whole, facts);
                }
            }
        }
    }

    private static void Begin(string id, UnitKind kind, string name, int line, FactWriter facts)
    {
        facts.Add(new Unit(id, kind, name, new Position(line)));
        facts.Add(new Reference(ReferenceKinds.Unit, "#" + id, new Position(line)) { Text = $"{(kind == UnitKind.Stage ? "component" : "pipeline")} {name}" });
    }

    private static string StepName(string executor) => executor.StartsWith("exec-", StringComparison.Ordinal) ? executor[5..] : executor;

    private static void WriteStep(string name, DocumentNode container, int line, string scope, FactWriter facts)
    {
        var image = container["image"];
        facts.Add(new Fact(FactKind.Stage, name, new Position(line), image?.Value, scope));
        if (image is { Value: { Length: > 0 } named })
        {
            facts.Add(ImageName.Fact(named, new Position(image.Line), scope));
            facts.Add(new Reference(ReferenceKinds.ContainerRun, named, new Position(image.Line), scope) { Folder = string.Empty, Text = $"step {name}: image {named}" });
        }

        // A function that was made a component travels as source text.
        if (container["command"]?.Items.FirstOrDefault(word => IsSource(word.Value)) is { } source)
        {
            EmbeddedPython.Write(source.Value!, new Position(source.Line), facts, scope);
            return;
        }

        ContainerCommand.Write(container["command"], container["args"], scope, facts);
    }

    private static bool IsSource(string? word) => word is not null && word.Contains("\ndef ", StringComparison.Ordinal);
}
