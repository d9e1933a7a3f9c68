using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Docker;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.Cirrus;

/// <summary>Reads Cirrus CI (https://cirrus-ci.org/guide/writing-tasks/): tasks, their containers and scripts.</summary>
public sealed class CirrusDetector : IDetector
{
    /// <inheritdoc/>
    public string Id => "cirrus";

    /// <inheritdoc/>
    public string Summary => "Cirrus CI: tasks, containers and scripts";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Trigger, FactKind.Command, FactKind.Image];

    /// <inheritdoc/>
    public bool Claims(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path is ".cirrus.yml" or ".cirrus.yaml";
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
        var units = new PipelineUnits(facts);
        foreach (var entry in document.Root.Entries)
        {
            if (entry.Value.Kind == NodeKind.Mapping && IsTask(entry.Key))
            {
                Read(entry.Key, entry.Value, document.Root, units);
            }
        }
    }

    private static bool IsTask(string key) => key is "task" or "docker_builder" || key.EndsWith("_task", StringComparison.Ordinal) || key.EndsWith("_docker_builder", StringComparison.Ordinal);

    private static void Read(string key, DocumentNode task, DocumentNode root, PipelineUnits units)
    {
        var name = task["name"]?.Value ?? key;
        var position = new Position(task.Line);
        var id = units.NewId("job:" + name);
        units.Add(new Unit(id, UnitKind.Job, name, position) { Triggers = [TriggerOf(task, position)] });
        if ((task["container"] ?? root["container"])?["image"]?.Value is { Length: > 0 } image && !image.Contains('$', StringComparison.Ordinal))
        {
            units.Facts.Add(ImageName.Fact(image, position, id));
        }

        var lines = task.Entries.Where(entry => entry.Key == "script" || entry.Key.EndsWith("_script", StringComparison.Ordinal)).SelectMany(entry => entry.Value.OneOrMany());
        ScriptLines.Interpret(lines, new CommandContext(units.Facts, id, string.Empty) { Prefix = $"task {name}: " });
    }

    /// <summary>Pushes and pull requests start a task, unless it waits for a person or for the clock of the service.</summary>
    private static Trigger TriggerOf(DocumentNode task, Position position) =>
        task["trigger_type"]?.Value == "manual" ? new Trigger(TriggerKind.Manual, "trigger_type: manual", position)
        : task["only_if"]?.Value is { } condition && condition.TrimStart().StartsWith("$CIRRUS_CRON", StringComparison.Ordinal) ? new Trigger(TriggerKind.Schedule, "only_if: " + condition, position)
        : new Trigger(TriggerKind.Push, "push", position);
}
