using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Buildkite;

/// <summary>Makes units, facts and references of the steps of a pipeline.</summary>
internal sealed class BuildkitePipeline(DocumentNode root, FactWriter facts)
{
    private const string Upload = "buildkite-agent pipeline upload ";

    private readonly PipelineUnits units = new(facts);

    /// <summary>Reads the steps. After one that waits for a person all others wait as well.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="isStarted">Whether the service reads the file by itself; else a step uploads it.</param>
    public void Read(DocumentNode steps, bool isStarted)
    {
        var start = new Position(steps.Line);
        units.Add(new Unit(string.Empty, UnitKind.Workflow, "pipeline", start) { Triggers = isStarted ? [new Trigger(TriggerKind.Push, "push", start)] : [] });
        var isManual = false;
        foreach (var step in steps.Items.SelectMany(Steps))
        {
            isManual |= step["block"] is not null || step["input"] is not null || step.Value is "block" or "input" || step["type"]?.Value is "block" or "manual";
            ReadStep(step, isManual);
        }
    }

    private static IEnumerable<DocumentNode> Steps(DocumentNode step) => step["group"] is not null && step["steps"] is { } grouped ? grouped.Items : [step];

    private void ReadStep(DocumentNode step, bool isManual)
    {
        var name = step["label"]?.Value ?? step["name"]?.Value ?? step["key"]?.Value ?? "step";
        if (step["trigger"]?.Value is { Length: > 0 } elsewhere && step["type"]?.Value is null or "trigger")
        {
            facts.Add(new Reference(ReferenceKinds.Outside, elsewhere, new Position(step.Line)) { Text = $"step {name}: triggers {elsewhere}" });
            return;
        }

        var commands = (step["command"] ?? step["commands"])?.OneOrMany().ToList() ?? [];
        if (commands.Count == 0 && step["plugins"] is null)
        {
            return;
        }

        var id = units.NewId("step:" + name);
        var position = new Position(step.Line);
        units.AddPart(new Unit(id, UnitKind.Job, name, position) { Triggers = [.. Triggers(step, isManual, position)] }, string.Empty, $"step {name}");
        AddPlugins(step["plugins"], id);
        ScriptLines.Interpret(commands, new CommandContext(facts, id, string.Empty) { Prefix = $"step {name}: ", Environment = EnvironmentConstants.Of(step["env"], root["env"]) });
        foreach (var command in commands)
        {
            AddUploads(command, id, name);
        }
    }

    private static IEnumerable<Trigger> Triggers(DocumentNode step, bool isManual, Position position)
    {
        if (isManual)
        {
            yield return new Trigger(TriggerKind.Manual, "after a block", position);
        }
        else if (step["if"] is { Value: { } condition } given && condition.Contains("build.source", StringComparison.Ordinal) && condition.Contains("schedule", StringComparison.Ordinal) && !condition.Contains("!=", StringComparison.Ordinal))
        {
            yield return new Trigger(TriggerKind.Schedule, $"if: {condition}", new Position(given.Line));
        }
    }

    /// <summary>Plug-ins: a list of names or of mappings from a name, or one mapping.</summary>
    private void AddPlugins(DocumentNode? plugins, string id)
    {
        foreach (var plugin in plugins?.Kind == NodeKind.Sequence ? plugins.Items : plugins is null ? [] : [plugins])
        {
            if (plugin.Value is { Length: > 0 } alone)
            {
                AddPlugin(alone, plugin.Line, null, id);
            }

            foreach (var entry in plugin.Entries)
            {
                AddPlugin(entry.Key, entry.Line, entry.Value, id);
            }
        }
    }

    private void AddPlugin(string address, int line, DocumentNode? inputs, string id)
    {
        var mark = address.IndexOf('#', StringComparison.Ordinal);
        facts.Add(new Fact(FactKind.Action, mark < 0 ? address : address[..mark], new Position(line), mark < 0 ? null : address[(mark + 1)..], id)
        {
            Arguments = [.. (inputs?.Entries ?? []).Select(entry => new Argument(entry.Key, entry.Value.Value))],
        });
        if (inputs?["image"] is { Value: { Length: > 0 } image } given && !image.Contains('$', StringComparison.Ordinal))
        {
            facts.Add(ImageName.Fact(image, new Position(given.Line), id));
        }
    }

    private void AddUploads(DocumentNode command, string id, string name)
    {
        foreach (var line in command.Value?.Split('\n') ?? [])
        {
            if (line.IndexOf(Upload, StringComparison.Ordinal) is >= 0 and var at
                && line[(at + Upload.Length)..].Split([' ', ';', '|', '&'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => !word.StartsWith('-')) is { } path
                && RepositoryPath.Combine(string.Empty, path.Trim('"', '\'')) is { } target)
            {
                facts.Add(new Reference(ReferenceKinds.Unit, target + "#", new Position(command.Line), id) { Text = $"step {name}: uploads {target}" });
            }
        }
    }
}
