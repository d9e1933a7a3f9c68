using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Drone;

/// <summary>The events under which a pipeline or a step runs.</summary>
internal static class DroneEvents
{
    private static readonly string[] UsualEvents = ["push", "pull_request"];

    /// <summary>The triggers that a condition leaves, as far as they are known; null where it leaves the event open.</summary>
    /// <param name="condition">The value of <c>trigger</c> or <c>when</c>: a mapping, or a list of mappings of which one must hold.</param>
    public static IReadOnlyList<Trigger>? Of(DocumentNode? condition)
    {
        var cases = condition?.Kind == NodeKind.Sequence ? condition.Items : condition is null ? [] : [condition];
        return cases.Count == 0 || cases.Any(IsOpen) ? null : [.. cases.SelectMany(InCase).DistinctBy(trigger => (trigger.Kind, trigger.Detail))];
    }

    /// <summary>Whether a trigger is one of the events of which people mostly think.</summary>
    public static bool IsUsual(Trigger trigger) => trigger.Detail is "push" or "pull request";

    private static bool IsOpen(DocumentNode condition) => condition["cron"] is null
        && (condition["event"] is not { } given || ((given["exclude"] ?? given["include"] ?? given) is var names && !names.OneOrMany().Any(name => name.Value is { Length: > 0 })));

    private static IEnumerable<Trigger> InCase(DocumentNode condition)
    {
        var clock = condition["cron"]?.OneOrMany().FirstOrDefault()?.Value;
        if (condition["event"] is not { } given)
        {
            return [new Trigger(TriggerKind.Schedule, $"cron {clock}".TrimEnd(), new Position(condition.Line))];
        }

        var events = given["exclude"] is { } excluded
            ? UsualEvents.Except(excluded.OneOrMany().Select(node => node.Value), StringComparer.Ordinal)
            : (given["include"] ?? given).OneOrMany().Select(node => node.Value);
        return events.OfType<string>().Select(name => Named(name, clock, new Position(given.Line))).OfType<Trigger>();
    }

    private static Trigger? Named(string name, string? clock, Position position) => name switch
    {
        "push" => new Trigger(TriggerKind.Push, "push", position),
        "tag" => new Trigger(TriggerKind.Push, "push of a tag", position),
        "release" => new Trigger(TriggerKind.Push, "release", position),
        "pull_request" or "pull_request_closed" => new Trigger(TriggerKind.PullRequest, "pull request", position),
        "cron" => new Trigger(TriggerKind.Schedule, $"cron {clock}".TrimEnd(), position),
        "manual" or "custom" or "promote" or "rollback" or "deployment" => new Trigger(TriggerKind.Manual, name, position),
        _ => null,
    };
}
