using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.AzurePipelines;

/// <summary>Makes units, facts and references of one pipeline or template.</summary>
internal sealed class AzurePipelineFacts(FactWriter facts)
{
    private const string Pipeline = "workflow";
    private const string PythonTask = "PythonScript";
    private static readonly string[] Scripts = ["script", "bash", "pwsh", "powershell"];
    private static readonly string[] ScriptEndings = [".py", ".sh", ".ps1"];
    private static readonly string[] InlineInputs = ["inlineScript", "script", "inline"];
    private AzureValues values = AzureValues.Of(DocumentNode.Absent);
    private int units;

    public void Read(DocumentNode root)
    {
        values = AzureValues.Of(root);
        Trigger[] triggers = [.. AzureTriggers.Of(root)];
        facts.Add(new Unit(Pipeline, UnitKind.Workflow, "pipeline", new Position(root.Line)) { Triggers = [.. triggers] });
        foreach (var trigger in triggers)
        {
            facts.Add(TriggerFact.Of(trigger, Pipeline));
        }

        var isPipeline = root["stages"] is not null || root["jobs"] is not null || root["steps"] is not null || root["extends"] is not null;
        if (isPipeline && root["trigger"] is null && root["schedules"] is null)
        {
            facts.Add(new Reference(AzurePipelinesDetector.DefaultTrigger, "every push", new Position(root.Line), Pipeline));
        }

        if (root.Find("extends", "template") is { Value: { } template } node)
        {
            AddTemplate(root["extends"]!, template, node.Line, Pipeline);
        }

        foreach (var repository in Items(root.Find("resources", "repositories")).Where(item => item["repository"] is not null))
        {
            facts.Add(new Fact(FactKind.Key, "resources.repositories", new Position(repository.Line), repository["name"]?.Value));
        }

        ReadBody(root, Pipeline);
    }

    private void ReadBody(DocumentNode node, string owner)
    {
        var outer = values;
        values = outer.With(node["variables"]);
        ReadVariables(node["variables"], owner);
        foreach (var stage in Items(node["stages"]))
        {
            ReadStage(stage, owner);
        }

        foreach (var job in Items(node["jobs"]))
        {
            ReadJob(job, owner);
        }

        if (node["steps"] is { } steps)
        {
            ReadSteps(steps, owner);
        }

        values = outer;
    }

    private void ReadVariables(DocumentNode? variables, string owner)
    {
        AddScripts(variables?.Entries ?? [], owner, null);
        foreach (var variable in Items(variables))
        {
            if (variable["template"] is { Value: { } template } named)
            {
                AddTemplate(variable, template, named.Line, owner);
            }
            else if (variable["value"] is { } value)
            {
                AddScripts([new MappingEntry(variable["name"]?.Value ?? "value", value.Line, value)], owner, null);
            }
        }
    }

    private void ReadStage(DocumentNode stage, string owner)
    {
        if (stage["template"] is { Value: { } template } node)
        {
            AddTemplate(stage, template, node.Line, owner);
            return;
        }

        ReadBody(stage, AddUnit(stage, "stage", stage["stage"]?.Value, owner));
    }

    private void ReadJob(DocumentNode job, string owner)
    {
        if (job["template"] is { Value: { } template } node)
        {
            AddTemplate(job, template, node.Line, owner);
            return;
        }

        var unit = AddUnit(job, "job", (job["job"] ?? job["deployment"])?.Value, owner);
        if ((job.Find("environment", "name") ?? job["environment"]) is { Value: { Length: > 0 } environment } named)
        {
            facts.Add(new Fact(FactKind.Environment, environment, new Position(named.Line), null, unit));
        }

        ReadBody(job, unit);
        var outer = values;
        values = outer.With(job["variables"]);
        foreach (var strategy in job["strategy"]?.Entries ?? [])
        {
            foreach (var phase in strategy.Value.Entries)
            {
                var body = phase.Key == "on" ? phase.Value.Entries.Select(entry => entry.Value) : [phase.Value];
                foreach (var part in body.Select(part => part["steps"]).OfType<DocumentNode>())
                {
                    ReadSteps(part, unit);
                }
            }
        }

        values = outer;
    }

    private string AddUnit(DocumentNode node, string kind, string? name, string owner)
    {
        var id = $"{kind}:{name}/{++units}";
        var position = new Position(node.Line);
        var isManual = IsManual(node);
        facts.Add(new Unit(id, UnitKind.Job, name ?? kind, position)
        {
            Disabled = IsFalse(node["condition"]) ? "condition: false" : null,
            Triggers = isManual ? [new Trigger(TriggerKind.Manual, "Build.Reason is Manual", position)] : [],
        });
        if (!isManual)
        {
            facts.Add(new Reference(ReferenceKinds.Unit, "#" + id, position, owner) { Text = $"{kind} {name}" });
        }

        return id;
    }

    private void ReadSteps(DocumentNode steps, string unit)
    {
        foreach (var step in Items(steps))
        {
            if (IsFalse(step["enabled"]) || IsFalse(step["condition"]) || IsManual(step))
            {
                continue;
            }

            if (step["template"] is { Value: { } template } node)
            {
                AddTemplate(step, template, node.Line, unit);
            }
            else if (step["task"] is { Value: { } task } named)
            {
                ReadTask(task, named.Line, step["inputs"], unit);
            }

            foreach (var script in Scripts)
            {
                if (step[script] is { Kind: NodeKind.Scalar } text)
                {
                    Interpret(text, step["workingDirectory"]?.Value, unit);
                }
            }
        }
    }

    private void ReadTask(string task, int line, DocumentNode? inputs, string unit)
    {
        var at = task.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? task : task[..at];
        facts.Add(new Fact(FactKind.Action, name, new Position(line), at < 0 ? null : task[(at + 1)..], unit)
        {
            Arguments = [.. (inputs?.Entries ?? []).Select(input => new Argument(input.Key, input.Value.Value))],
        });

        // The script of the Python task is no shell.
        foreach (var input in name == PythonTask ? [] : InlineInputs)
        {
            if (Input(inputs, input) is { Kind: NodeKind.Scalar } text)
            {
                Interpret(text, Input(inputs, "workingDirectory")?.Value, unit);
            }
        }

        var path = (Input(inputs, "filePath") ?? Input(inputs, "scriptPath") ?? (name == PythonTask ? Input(inputs, "scriptSource") : null))?.Value;
        if (path is not null && WithoutWorkspace(values.Resolve(path)) is var script && RepositoryPath.Name(script).Contains('.', StringComparison.Ordinal))
        {
            facts.Add(new Reference(ReferenceKinds.Script, script, new Position(line), unit) { Folder = string.Empty, Text = $"{name} {path}" });
        }

        if (name == "Docker" && Input(inputs, "command")?.Value is null or "build" or "buildAndPush" && Input(inputs, "Dockerfile")?.Value is { Length: > 0 } dockerfile)
        {
            facts.Add(new Reference(ReferenceKinds.ImageBuild, WithoutWorkspace(values.Resolve(dockerfile)), new Position(line), unit) { Folder = string.Empty, Text = $"{name} {dockerfile}" });
        }
    }

    private void Interpret(DocumentNode text, string? folder, string unit) => CommandInterpreter.Interpret(
        values.InScript(text.Value!), new Position(text.Line), unit, folder is null ? string.Empty : WithoutWorkspace(values.Resolve(folder)), facts);

    private void AddTemplate(DocumentNode node, string template, int line, string owner)
    {
        template = values.Resolve(template);
        var parameters = node["parameters"]?.Entries ?? [];
        AddScripts(parameters, owner, template);
        foreach (var parameter in parameters)
        {
            ReadSteps(parameter.Value, owner);
        }

        var at = template.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0 && template[at..] != "@self")
        {
            facts.Add(new Reference(ReferenceKinds.Outside, template, new Position(line), owner) { Text = $"template {template}" });
            return;
        }

        facts.Add(new Reference(AzurePipelinesDetector.Template, at < 0 ? template : template[..at], new Position(line), owner) { Text = $"template {template}" });
    }

    /// <summary>
    /// Scripts that a pipeline names: one that is handed to a template is run there, a declaration that is handed to one is applied there; a script in a variable is run by
    /// the program that reads the variable.
    /// </summary>
    private void AddScripts(IEnumerable<MappingEntry> entries, string owner, string? template)
    {
        foreach (var (key, _, node) in entries)
        {
            if (node.Value is not { Length: > 0 } value || value.Contains(' ', StringComparison.Ordinal))
            {
                continue;
            }

            var reference = new Reference(ReferenceKinds.Script, WithoutWorkspace(value), new Position(node.Line), owner) { Folder = string.Empty, Text = $"template {template}, {key}: {value}" };
            if (Array.Exists(ScriptEndings, ending => value.EndsWith(ending, StringComparison.Ordinal)))
            {
                facts.Add(template is null ? reference with { Kind = ReferenceKinds.EnvironmentScript, Text = null, Arguments = [new Argument("variable", key)] } : reference);
            }
            else if (template is not null && AppliedFiles.IsDeclaration(value))
            {
                facts.Add(reference with { Kind = AppliedFiles.Kind });
            }
        }
    }

    /// <summary>Items of a list, those under template expressions (<c>${{ if }}</c>, <c>${{ each }}</c>) included.</summary>
    internal static IEnumerable<DocumentNode> Items(DocumentNode? list)
    {
        foreach (var item in list?.Items ?? [])
        {
            if (item.Entries.Count > 0 && item.Entries.All(entry => entry.Key.StartsWith("${{", StringComparison.Ordinal)))
            {
                foreach (var inner in item.Entries.SelectMany(entry => Items(entry.Value)))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return item;
            }
        }
    }

    private static bool IsFalse(DocumentNode? condition) =>
        string.Equals(condition?.Value, "false", StringComparison.OrdinalIgnoreCase) || condition?.Value is "${{ false }}";

    /// <summary>Whether it runs only where a person queued the pipeline.</summary>
    private static bool IsManual(DocumentNode node) => node["condition"]?.Value is { } condition
        && condition.Replace(" ", string.Empty, StringComparison.Ordinal).Equals("eq(variables['Build.Reason'],'Manual')", StringComparison.OrdinalIgnoreCase);

    /// <summary>An input by name; Azure Pipelines compares them in any case.</summary>
    private static DocumentNode? Input(DocumentNode? inputs, string name) =>
        inputs?.Entries.LastOrDefault(entry => string.Equals(entry.Key, name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>A path without the variable of the folder into which the repository is checked out.</summary>
    private static string WithoutWorkspace(string path)
    {
        var plain = path.Replace('\\', '/');
        return plain.StartsWith("$(", StringComparison.Ordinal) && plain.IndexOf(')', StringComparison.Ordinal) is > 0 and var end ? plain[(end + 1)..].TrimStart('/') : plain;
    }
}
