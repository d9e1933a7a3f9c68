using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Settings;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Tekton;

/// <summary>Makes the unit, facts and references of one resource.</summary>
internal sealed class TektonResource(DocumentNode root, FactWriter facts)
{
    private const string OnEvent = "pipelinesascode.tekton.dev/on-event";
    private const string OnExpression = "pipelinesascode.tekton.dev/on-cel-expression";

    private static readonly string[] Hosts = ["github", "gitlab", "bitbucket"];

    private readonly PipelineUnits units = new(facts);
    private readonly string kind = root["kind"]?.Value ?? string.Empty;
    private readonly string name = root.Find("metadata", "name")?.Value ?? root.Find("metadata", "generateName")?.Value ?? string.Empty;

    /// <summary>Id of the unit of a resource.</summary>
    public static string UnitId(string kind, string name) => $"tekton:{kind}/{name}";

    /// <summary>Reads the resource.</summary>
    public void Read()
    {
        if (root["spec"] is not { } specification || root["kind"] is not { } said)
        {
            return;
        }

        var id = UnitId(kind, name);
        var position = new Position(said.Line);
        var isRun = kind is "PipelineRun" or "TaskRun";
        units.Add(new Unit(id, isRun ? UnitKind.Stage : UnitKind.Workflow, name, position) { Triggers = [.. isRun ? Annotated() : kind is "EventListener" or "Trigger" ? Heard(specification) : []] });
        switch (kind)
        {
            case "Task" or "ClusterTask":
                ReadTask(specification, id);
                break;
            case "Pipeline":
                ReadPipeline(specification, id);
                break;
            case "PipelineRun" or "TaskRun":
                ReadRun(specification, id);
                break;
            case "TriggerTemplate":
                foreach (var made in specification["resourcetemplates"]?.Items ?? specification["resourceTemplates"]?.Items ?? [])
                {
                    ReadRun(made["spec"], id);
                }

                break;
            case "Trigger":
                AddTemplate(specification["template"], id);
                break;
            case "EventListener":
                foreach (var trigger in specification["triggers"]?.Items ?? [])
                {
                    AddTemplate(trigger["template"], id);
                    AddNamed("Trigger", trigger["triggerRef"], id);
                }

                break;
        }
    }

    private void ReadRun(DocumentNode? run, string id)
    {
        AddNamed("Pipeline", run?["pipelineRef"], id);
        AddNamed("Task", run?["taskRef"], id);
        if (run?["pipelineSpec"] is { } pipeline)
        {
            ReadPipeline(pipeline, id);
        }

        if (run?["taskSpec"] is { } task)
        {
            ReadTask(task, id);
        }
    }

    private void ReadPipeline(DocumentNode specification, string id)
    {
        foreach (var task in (specification["tasks"]?.Items ?? []).Concat(specification["finally"]?.Items ?? []))
        {
            AddNamed("Task", task["taskRef"], id);
            if (task["taskSpec"] is { } inner)
            {
                ReadTask(inner, id);
            }
        }
    }

    private void ReadTask(DocumentNode specification, string id)
    {
        foreach (var step in specification["steps"]?.Items ?? [])
        {
            if (step["image"] is { Value: { Length: > 0 } image } named && !image.Contains('$', StringComparison.Ordinal))
            {
                facts.Add(ImageName.Fact(image, new Position(named.Line), id));
                facts.Add(new Reference(ReferenceKinds.ContainerRun, image, new Position(named.Line), id) { Folder = string.Empty, Text = "image " + image });
            }

            if (step["script"] is { Value: { Length: > 0 } script } text)
            {
                ReadScript(script, text.Line, id, step["name"]?.Value);
            }
            else
            {
                ContainerCommand.Write(step["command"], step["args"], id, facts);
            }
        }
    }

    /// <summary>A script says by its first line what reads it.</summary>
    private void ReadScript(string script, int line, string id, string? step)
    {
        var first = script.AsSpan(0, script.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : script.Length);
        if (first.StartsWith("#!") && first.Contains("python", StringComparison.Ordinal))
        {
            EmbeddedPython.Write(script, new Position(line), facts, id);
            return;
        }

        CommandInterpreter.Interpret(script, new Position(line), new CommandContext(facts, id, null) { Prefix = step is null ? $"task {name}: " : $"task {name}, step {step}: " });
    }

    private void AddTemplate(DocumentNode? template, string id)
    {
        if (template?["spec"] is { } inline)
        {
            foreach (var made in inline["resourcetemplates"]?.Items ?? [])
            {
                ReadRun(made["spec"], id);
            }
        }
        else if ((template?["ref"] ?? template?["name"]) is { Value: { Length: > 0 } named } node)
        {
            AddNamed("TriggerTemplate", named, node.Line, id);
        }
    }

    /// <summary>A reference by name lies in the cluster, and here where the repository has it; one by a resolver or a bundle lies elsewhere.</summary>
    private void AddNamed(string target, DocumentNode? reference, string id)
    {
        if (reference is null)
        {
            return;
        }

        if ((reference["resolver"] ?? reference["bundle"]) is { Value: { Length: > 0 } elsewhere } outside)
        {
            var what = (reference["params"]?.Items ?? []).FirstOrDefault(parameter => parameter["name"]?.Value is "name" or "pathInRepo")?["value"]?.Value;
            facts.Add(new Reference(ReferenceKinds.Outside, what ?? elsewhere, new Position(outside.Line), id) { Text = $"{target} {what} by {elsewhere}" });
        }
        else if ((reference["name"] ?? reference) is { Value: { Length: > 0 } named } node)
        {
            AddNamed(target, named, node.Line, id);
        }
    }

    private void AddNamed(string target, string named, int line, string id) =>
        facts.Add(new Reference(TektonDetector.Named, $"{target}/{named}", new Position(line), id) { Text = $"{target} {named}" });

    /// <summary>What a hosting service tells a listener of is a push or a pull request; of other events the sender is not known.</summary>
    private IEnumerable<Trigger> Heard(DocumentNode specification)
    {
        var triggers = kind == "Trigger" ? [specification] : specification["triggers"]?.Items ?? [];
        foreach (var interceptor in triggers.SelectMany(trigger => trigger["interceptors"]?.Items ?? []))
        {
            var host = Array.Find(Hosts, host => interceptor[host] is not null || interceptor.Find("ref", "name")?.Value == host);
            if (host is not null)
            {
                yield return new Trigger(TriggerKind.Push, $"webhook of {host}", new Position(interceptor.Line));
            }
        }
    }

    private IEnumerable<Trigger> Annotated()
    {
        var annotations = root.Find("metadata", "annotations");
        if ((annotations?[OnEvent] ?? annotations?[OnExpression]) is not { Value: { } events } node)
        {
            yield break;
        }

        var position = new Position(node.Line);
        if (events.Contains("push", StringComparison.Ordinal))
        {
            yield return new Trigger(TriggerKind.Push, "push", position);
        }

        if (events.Contains("pull_request", StringComparison.Ordinal))
        {
            yield return new Trigger(TriggerKind.PullRequest, "pull request", position);
        }
    }
}
