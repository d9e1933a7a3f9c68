using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Docker;

namespace RepoMaturity.Detectors.Settings;

/// <summary>
/// Reads Kubernetes manifests, by shape: documents with <c>apiVersion</c> and <c>kind</c> (https://kubernetes.io/docs/concepts/overview/working-with-objects/). A resource that
/// has containers is a unit <c>resource:Kind/name</c>, which whoever applies the file starts; what a clock in it runs is a unit <c>run:Kind/name</c>.
/// </summary>
public sealed class KubernetesDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "kubernetes";

    /// <inheritdoc/>
    public string Summary => "Kubernetes manifests: resources, images, what their containers run, schedules.";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds { get; } = [FactKind.Resource, FactKind.Image, FactKind.Command, FactKind.Trigger];

    /// <inheritdoc/>
    public bool Claims(string path) => (path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
        && !path.StartsWith(".github/workflows/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);

        // A line of its own begins with it in every manifest; no other YAML need be parsed to know that it is none.
        if (!file.Source.Text.Contains("apiVersion", StringComparison.Ordinal) || !file.Source.Text.Contains("kind", StringComparison.Ordinal))
        {
            return;
        }

        // Below that size the one reading of the file is shared with other detectors.
        var document = SharedFormat.IsWritten(file)
            ? file.Read(YamlReader.Instance)
            : YamlReader.Instance.Read(SourceText.Of(ResourceDefinitions.WithoutBodies(file.Source.Text)), file.Limits);
        facts.AddProblems(document.Problems, Id);
        foreach (var root in document.Roots)
        {
            facts.IsTemplated |= document.IsTemplated && root["kind"] is not null;
            Write(root, facts);
            foreach (var item in root["items"]?.Items ?? [])
            {
                Write(item, facts);
            }
        }
    }

    private static void Write(DocumentNode root, FactWriter facts)
    {
        if (root["apiVersion"]?.Value is not { Length: > 0 } version || root["kind"] is not { Value: { Length: > 0 } kind } kindNode)
        {
            return;
        }

        var position = new Position(kindNode.Line);
        var name = root.Find("metadata", "name")?.Value ?? root.Find("metadata", "generateName")?.Value;
        var id = $"resource:{kind}/{name}";
        facts.Add(new Fact(FactKind.Resource, version + "/" + kind, position, name, id));

        // A definition of a kind of resource describes containers and has none.
        if (kind == "CustomResourceDefinition")
        {
            return;
        }

        var containers = new List<DocumentNode>();
        var images = new List<DocumentNode>();
        Collect(root, containers, images);
        foreach (var image in images)
        {
            facts.Add(ImageName.Fact(image.Value!, new Position(image.Line), id));
        }

        if (containers.Count == 0)
        {
            return;
        }

        facts.Add(new Unit(id, KindOf(kind), name ?? kind, position));
        var runs = WriteClock(root, kind, name, id, facts) ?? id;
        foreach (var image in images)
        {
            facts.Add(new Reference(ReferenceKinds.ContainerRun, image.Value!, new Position(image.Line), runs) { Folder = string.Empty, Text = "image " + image.Value });
        }

        foreach (var container in containers)
        {
            ContainerCommand.Write(container["command"], container["args"], runs, facts);
        }
    }

    /// <summary>The clock of the cluster starts what the containers run; it applies nothing, so the two are units apart. The id of what it starts; null without a clock.</summary>
    private static string? WriteClock(DocumentNode root, string kind, string? name, string id, FactWriter facts)
    {
        var given = root.Find("spec", "schedule") ?? (root.Find("spec", "schedules") is { Items: [var first, ..] } ? first : null);
        if (given is not { Kind: NodeKind.Scalar, Value: { Length: > 0 } clock } schedule)
        {
            return null;
        }

        var position = new Position(schedule.Line);
        facts.Add(new Fact(FactKind.Trigger, "schedule", position, clock, id));
        if (root.Find("spec", "suspend")?.Value == "true")
        {
            return null;
        }

        var runs = $"run:{kind}/{name}";
        facts.Add(new Unit(runs, UnitKind.Stage, name ?? kind, position) { Triggers = [new Trigger(TriggerKind.Schedule, "schedule " + clock, position)] });
        facts.Add(new Reference(ReferenceKinds.Unit, "#" + runs, position, id) { Text = name ?? kind });
        return runs;
    }

    private static UnitKind KindOf(string kind) => kind switch
    {
        "Job" or "CronJob" or "Workflow" or "CronWorkflow" or "WorkflowTemplate" or "ClusterWorkflowTemplate" => UnitKind.Stage,
        _ when kind.EndsWith("Job", StringComparison.Ordinal) => UnitKind.Stage,
        _ => UnitKind.Service,
    };

    // Depth-first in the order written. A container stands in a list of containers, or alone under "container".
    private static void Collect(DocumentNode root, List<DocumentNode> containers, List<DocumentNode> images)
    {
        var open = new Stack<(string Key, DocumentNode Node)>([(string.Empty, root)]);
        while (open.TryPop(out var next))
        {
            var (key, node) = next;
            if (key == "image" && node is { Kind: NodeKind.Scalar, Value.Length: > 0 })
            {
                images.Add(node);
            }

            if (key is "containers" or "initContainers" && node.Kind == NodeKind.Sequence)
            {
                containers.AddRange(node.Items.Where(item => item.Kind == NodeKind.Mapping));
            }
            else if (key == "container" && node.Kind == NodeKind.Mapping)
            {
                containers.Add(node);
            }

            for (var i = node.Items.Count - 1; i >= 0; i--)
            {
                open.Push((string.Empty, node.Items[i]));
            }

            for (var i = node.Entries.Count - 1; i >= 0; i--)
            {
                open.Push((node.Entries[i].Key, node.Entries[i].Value));
            }
        }
    }
}
