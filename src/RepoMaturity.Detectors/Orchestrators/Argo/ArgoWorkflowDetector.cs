using System.Buffers;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Orchestrators.Argo;

/// <summary>
/// Reads workflows of Argo (field reference of Argo Workflows): their templates, what scripts in them run, templates that they take from elsewhere, the
/// clock of a CronWorkflow, and the event sources and sensors of Argo Events that start them. Containers in them are read as those of any manifest.
/// </summary>
public sealed class ArgoWorkflowDetector : IDetector
{
    private static readonly SearchValues<string> Words = SearchValues.Create(["Workflow", "EventSource", "Sensor"], StringComparison.Ordinal);
    private static readonly string[] Clocks = ["schedule", "schedules"];

    /// <inheritdoc/>
    public string Id => "argo-workflows";

    /// <inheritdoc/>
    public string Summary => "Argo Workflows: templates as stages, scripts, references to templates, schedules; Argo Events: event sources and sensors";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Stage, FactKind.Command, FactKind.Trigger];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return YamlPath.IsYaml(path) && !path.StartsWith(".github/", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        if (!SharedFormat.IsWrittenWith(file, "argoproj.io/") || !SharedFormat.IsWrittenWith(file, Words))
        {
            return;
        }

        foreach (var root in file.Read(YamlReader.Instance).Roots)
        {
            if (root["apiVersion"]?.Value?.StartsWith("argoproj.io/", StringComparison.Ordinal) != true)
            {
                continue;
            }

            switch (root["kind"]?.Value)
            {
                case "EventSource":
                    ArgoEvents.WriteSource(root, facts);
                    break;
                case "Sensor":
                    ArgoEvents.WriteSensor(root, workflow => WriteWorkflow(workflow, facts), facts);
                    break;
                default:
                    // To apply a workflow is to run it.
                    if (WriteWorkflow(root, facts) is { } id)
                    {
                        facts.Add(new Reference(ReferenceKinds.Unit, "#" + id, new Position(root["kind"]!.Line)) { Text = id["resource:".Length..].Replace('/', ' ') });
                    }

                    break;
            }
        }
    }

    /// <summary>Writes a workflow and gives the id of its unit; null for what is none.</summary>
    private static string? WriteWorkflow(DocumentNode root, FactWriter facts) =>
        root["kind"] is { Value: "Workflow" or "WorkflowTemplate" or "ClusterWorkflowTemplate" or "CronWorkflow" } kind ? Write(root, kind, facts) : null;

    private static string Write(DocumentNode root, DocumentNode kind, FactWriter facts)
    {
        var name = root.Find("metadata", "name")?.Value ?? root.Find("metadata", "generateName")?.Value;
        var id = $"resource:{kind.Value}/{name}";
        var position = new Position(kind.Line);
        facts.Add(new Unit(id, UnitKind.Pipeline, name ?? kind.Value!, position) { Triggers = [.. Triggers(root, kind.Value!)] });
        foreach (var trigger in Triggers(root, kind.Value!))
        {
            facts.Add(TriggerFact.Of(trigger, id));
        }

        var spec = root.Find("spec", "workflowSpec") ?? root["spec"];
        if (spec?.Find("workflowTemplateRef", "name") is { Value: { Length: > 0 } template } whole)
        {
            facts.Add(new Reference(ArgoReferences.Template, template, new Position(whole.Line), id) { Text = $"template {template}" });
        }

        foreach (var part in spec?["templates"]?.Items ?? [])
        {
            WriteTemplate(part, id, facts);
        }

        return id;
    }

    private static void WriteTemplate(DocumentNode template, string id, FactWriter facts)
    {
        var name = template["name"]?.Value ?? string.Empty;
        if (template["container"] is not null || template["script"] is not null || template["containerSet"] is not null || template["resource"] is not null)
        {
            facts.Add(new Fact(FactKind.Stage, name, new Position(template.Line), template.Find("container", "image")?.Value ?? template.Find("script", "image")?.Value, id));
        }

        if (template["script"] is { } script && script["source"] is { Value: { Length: > 0 } source } text)
        {
            var program = RepositoryPath.Name(script["command"]?.OneOrMany().FirstOrDefault()?.Value ?? "sh");
            if (program.StartsWith("python", StringComparison.Ordinal))
            {
                EmbeddedPython.Write(source, new Position(text.Line), facts, id);
            }
            else if (program.EndsWith("sh", StringComparison.Ordinal))
            {
                CommandInterpreter.Interpret(source, new Position(text.Line), id, null, facts);
            }
        }

        var steps = (template["steps"]?.Items ?? []).SelectMany(step => step.Kind == NodeKind.Sequence ? step.Items : [step]).Concat(template.Find("dag", "tasks")?.Items ?? []);
        foreach (var step in steps)
        {
            if (step.Find("templateRef", "name") is { Value: { Length: > 0 } named } place)
            {
                facts.Add(new Reference(ArgoReferences.Template, named, new Position(place.Line), id) { Text = $"step {step["name"]?.Value}: template {named}" });
            }
        }
    }

    private static IEnumerable<Trigger> Triggers(DocumentNode root, string kind)
    {
        if (kind != "CronWorkflow" || root.Find("spec", "suspend")?.Value == "true")
        {
            yield break;
        }

        foreach (var clock in Clocks)
        {
            foreach (var time in root.Find("spec", clock)?.OneOrMany() ?? [])
            {
                yield return new Trigger(TriggerKind.Schedule, $"schedule {time.Value}", new Position(time.Line));
            }
        }
    }
}
