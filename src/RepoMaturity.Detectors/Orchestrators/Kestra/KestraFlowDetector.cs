using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Orchestrators.Kestra;

/// <summary>
/// Reads flows of Kestra, by shape (an id, a namespace and tasks with dotted types): what their tasks run and what starts them. Syntax: Kestra's reference of
/// flows.
/// </summary>
public sealed class KestraFlowDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "kestra-flows";

    /// <inheritdoc/>
    public string Summary => "Kestra flows: commands and scripts of their tasks, triggers";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Stage, FactKind.Resource, FactKind.Command, FactKind.Call, FactKind.Trigger];

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
        if (!SharedFormat.IsWrittenWith(file, "io.kestra."))
        {
            return;
        }

        var root = file.Read(YamlReader.Instance).Root;
        if (root["id"] is not { Value: { Length: > 0 } name } || root["namespace"] is null || root["tasks"] is not { Kind: NodeKind.Sequence } tasks)
        {
            return;
        }

        var id = "flow:" + name;
        var triggers = root["disabled"]?.Value == "true" ? [] : (root["triggers"]?.Items ?? []).Select(Start).OfType<Trigger>().ToList();
        facts.Add(new Unit(id, UnitKind.Pipeline, name, new Position(root.Line)) { Triggers = [.. triggers] });
        facts.Add(new Fact(FactKind.Resource, "kestra/flow", new Position(root.Line), name, id));
        foreach (var trigger in triggers)
        {
            facts.Add(TriggerFact.Of(trigger, id));
        }

        foreach (var task in tasks.Items)
        {
            WriteTask(task, id, facts, 0);
        }
    }

    private static void WriteTask(DocumentNode task, string id, FactWriter facts, int depth)
    {
        if (task["type"]?.Value is not { } type || depth > 8)
        {
            return;
        }

        facts.Add(new Fact(FactKind.Stage, task["id"]?.Value ?? type, new Position(task.Line), type, id));
        foreach (var command in (task["beforeCommands"]?.OneOrMany() ?? []).Concat(task["commands"]?.OneOrMany() ?? []))
        {
            CommandInterpreter.Interpret(command.Value!, new Position(command.Line), id, null, facts);
        }

        if (task["script"] is { Kind: NodeKind.Scalar, Value: { Length: > 0 } script } text)
        {
            if (type.Contains(".python.", StringComparison.Ordinal))
            {
                EmbeddedPython.Write(script, new Position(text.Line), facts, id);
            }
            else if (type.Contains(".shell.", StringComparison.Ordinal))
            {
                CommandInterpreter.Interpret(script, new Position(text.Line), id, null, facts);
            }
        }

        // Another flow that the task starts.
        if (type.EndsWith(".Subflow", StringComparison.Ordinal) && task["flowId"] is { Value: { Length: > 0 } flow } named)
        {
            facts.Add(new Reference(PipelineFiles.NamedUnit, "flow:" + flow, new Position(named.Line), id) { Text = $"flow {flow}" });
        }

        foreach (var inner in (task["tasks"]?.Items ?? []).Concat(task["then"]?.Items ?? []))
        {
            WriteTask(inner, id, facts, depth + 1);
        }
    }

    /// <summary>What starts a flow: a clock, the end of another flow, something that Kestra itself watches; a webhook waits for whoever calls it.</summary>
    private static Trigger? Start(DocumentNode trigger)
    {
        if (trigger["type"] is not { Value: { } type } node || trigger["disabled"]?.Value == "true" || type.EndsWith(".Webhook", StringComparison.Ordinal))
        {
            return null;
        }

        return trigger["cron"]?.Value is { Length: > 0 } clock
            ? new Trigger(TriggerKind.Schedule, $"schedule {clock}", new Position(node.Line))
            : new Trigger(TriggerKind.Event, $"event {type[(type.LastIndexOf('.') + 1)..]}", new Position(node.Line));
    }
}
