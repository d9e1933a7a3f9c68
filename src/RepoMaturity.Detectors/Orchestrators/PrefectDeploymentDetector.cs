using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Orchestrators;

/// <summary>Reads the deployments of Prefect (<c>prefect.yaml</c>): entry points and schedules. Syntax: Prefect's reference of prefect.yaml.</summary>
public sealed class PrefectDeploymentDetector : IDetector
{
    private static readonly string[] Clocks = ["cron", "interval", "rrule"];

    /// <inheritdoc/>
    public string Id => "prefect-deployments";

    /// <inheritdoc/>
    public string Summary => "Prefect deployments: entry points and schedules";

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public IReadOnlyList<FactKind> Finds => [FactKind.Trigger, FactKind.Stage];

    /// <inheritdoc/>
    public bool Claims(string path) => RepositoryPath.Name(path) is "prefect.yaml" or "prefect.yml";

    /// <inheritdoc/>
    public bool IsStarted(string path) => Claims(path);

    /// <inheritdoc/>
    public void Detect(SourceFile file, FactWriter facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        var document = file.Read(YamlReader.Instance);
        facts.AddProblems(document.Problems, Id);
        foreach (var deployment in document.Root["deployments"]?.Items ?? [])
        {
            if (deployment["entrypoint"] is not { Value: { } entry } named || entry.Split(':')[0] is not { Length: > 0 } path)
            {
                continue;
            }

            var name = deployment["name"]?.Value ?? entry;
            var id = "deployment:" + name;
            var position = new Position(deployment.Line);
            var unit = new Unit(id, UnitKind.Pipeline, name, position)
            {
                Triggers = IsTrue(deployment["paused"]) ? [] : [.. Schedules(deployment), .. Events(deployment)],
            };
            facts.Add(unit);
            foreach (var trigger in unit.Triggers)
            {
                facts.Add(TriggerFact.Of(trigger, id));
            }

            facts.Add(new Fact(FactKind.Stage, name, position, entry, id));
            facts.Add(path.EndsWith(".py", StringComparison.Ordinal)
                ? new Reference(ReferenceKinds.Script, path, new Position(named.Line), id) { Folder = RepositoryPath.Folder(file.Path), Text = $"entrypoint {entry}" }
                : new Reference(ReferenceKinds.Module, path, new Position(named.Line), id) { Text = $"entrypoint {entry}" });
        }
    }

    private static IEnumerable<Trigger> Events(DocumentNode deployment) => (deployment["triggers"]?.Items ?? [])
        .Where(trigger => trigger.Kind == NodeKind.Mapping && !IsFalse(trigger["enabled"]))
        .Select(trigger => new Trigger(TriggerKind.Event, $"event {trigger["expect"]?.Value ?? trigger["name"]?.Value}".TrimEnd(), new Position(trigger.Line)));

    private static bool IsTrue(DocumentNode? node) => string.Equals(node?.Value, "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsFalse(DocumentNode? node) => string.Equals(node?.Value, "false", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Trigger> Schedules(DocumentNode deployment)
    {
        var all = (deployment["schedules"]?.Items ?? []).Concat(deployment["schedule"] is { Kind: NodeKind.Mapping } single ? [single] : []);
        foreach (var schedule in all.Where(schedule => !IsFalse(schedule["active"])))
        {
            foreach (var clock in Clocks)
            {
                if (schedule[clock] is { Value: { Length: > 0 } value } found)
                {
                    yield return new Trigger(TriggerKind.Schedule, $"schedule {value}", new Position(found.Line));
                }
            }
        }
    }
}
