using System.Collections.Immutable;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Drone;

/// <summary>Makes units and facts of one pipeline: each step is a container that runs commands, or a plug-in with settings.</summary>
internal sealed class DronePipeline(DocumentNode root, PipelineUnits units)
{
    /// <summary>Keys of a step that are no settings of a plug-in; older files write those beside them.</summary>
    private static readonly string[] OwnKeys = ["name", "image", "commands", "settings", "environment", "secrets", "when", "depends_on", "pull", "volumes", "group", "detach", "privileged", "failure", "directory", "user", "network_mode"];

    /// <summary>Reads the pipeline.</summary>
    /// <param name="steps">Its steps: a list, or a mapping from names.</param>
    /// <param name="isStarted">Whether the service reads the file by itself.</param>
    public void Read(DocumentNode steps, bool isStarted)
    {
        var position = new Position(steps.Line);
        var name = root["name"]?.Value ?? "pipeline";
        var owner = units.NewId("workflow:" + name);
        ImmutableArray<Trigger> triggers = isStarted ? [.. DroneEvents.Of(root["trigger"] ?? root["when"]) ?? [new Trigger(TriggerKind.Push, "push", position)]] : [];
        units.Add(new Unit(owner, UnitKind.Workflow, name, position) { Triggers = triggers });
        foreach (var step in steps.Items)
        {
            ReadStep(step, step["name"]?.Value ?? "step", owner, triggers);
        }

        foreach (var step in steps.Entries)
        {
            ReadStep(step.Value, step.Key, owner, triggers);
        }

        foreach (var service in (root["services"]?.Items ?? []).Concat(root["services"]?.Entries.Select(entry => entry.Value) ?? []))
        {
            AddImage(service["image"], owner);
        }
    }

    private void ReadStep(DocumentNode step, string name, string owner, ImmutableArray<Trigger> ofPipeline)
    {
        if (step.Kind != NodeKind.Mapping)
        {
            return;
        }

        var id = units.NewId($"{owner}/{name}");
        var unit = new Unit(id, UnitKind.Job, name, new Position(step.Line));
        if (DroneEvents.Of(step["when"]) is { } events)
        {
            // A step that excludes the usual events still runs on others that start its pipeline.
            units.Add(unit with { Triggers = events.Count > 0 ? [.. events] : [.. ofPipeline.Where(trigger => !DroneEvents.IsUsual(trigger))] });
        }
        else
        {
            units.AddPart(unit, owner, $"step {name}");
        }

        AddImage(step["image"], id);
        if (step["commands"] is { } commands)
        {
            ScriptLines.Interpret(commands.OneOrMany(), new CommandContext(units.Facts, id, string.Empty) { Prefix = $"step {name}: ", Environment = EnvironmentConstants.Of(step["environment"], root["environment"]) });
        }
        else if (step["image"] is { Value: { Length: > 0 } plugin } image)
        {
            var settings = step["settings"]?.Entries ?? [.. step.Entries.Where(entry => !OwnKeys.Contains(entry.Key, StringComparer.Ordinal))];
            var (action, version) = ImageName.Parts(plugin);
            units.Facts.Add(new Fact(FactKind.Action, action, new Position(image.Line), version, id)
            {
                Arguments = [.. settings.Select(entry => new Argument(entry.Key, entry.Value.Value))],
            });
        }
    }

    private void AddImage(DocumentNode? image, string scope)
    {
        if (image?.Value is { Length: > 0 } name && !name.Contains('$', StringComparison.Ordinal))
        {
            units.Facts.Add(ImageName.Fact(name, new Position(image.Line), scope));
        }
    }
}
