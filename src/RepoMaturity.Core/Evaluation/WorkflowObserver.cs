using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Tells of workflows that chains begin with whether they run. It changes no level: a chain that is there stays there.</summary>
internal sealed class WorkflowObserver(HostFacts facts)
{
    private const string Folder = ".github/workflows/";

    /// <summary>After so many days without a push, GitHub stops the schedules of a public repository.</summary>
    private const int QuietDays = 60;

    /// <summary>A workflow that pushes start, and that has not run for so long while there were pushes, is taken for stale.</summary>
    private const int LongestWithoutRun = 90;

    /// <summary>The workflow that a chain begins with; null where it begins elsewhere.</summary>
    public static string? WorkflowOf(Chain chain) => chain.Steps[0].Path is var path
        && path.StartsWith(Folder, StringComparison.Ordinal) && path.IndexOf('/', Folder.Length) < 0 ? path : null;

    /// <summary>What was seen of each workflow that one of these chains begins with, in order of path and trigger.</summary>
    public ImmutableArray<WorkflowObservation> Observe(IEnumerable<Chain> chains) =>
        [.. chains.Where(chain => WorkflowOf(chain) is not null)
            .GroupBy(chain => (Path: WorkflowOf(chain)!, chain.Trigger))
            .OrderBy(group => group.Key.Path, StringComparer.Ordinal).ThenBy(group => group.Key.Trigger)
            .Select(group => Observe(group.Key.Path, group.Key.Trigger, group.Max(chain => CronInterval.DaysOf(chain.Steps[0].Text))))];

    private WorkflowObservation Observe(string path, TriggerKind trigger, int interval)
    {
        if (facts.Workflows is not { } workflows)
        {
            return new WorkflowObservation(path, trigger, Observed.Unknown, "GitHub did not say which workflows there are", null);
        }

        var isScheduled = trigger == TriggerKind.Schedule;
        var workflow = workflows.FirstOrDefault(each => each.Path == path);
        var last = isScheduled ? workflow?.ScheduledRun : workflow?.Run;
        var (observed, why) = workflow switch
        {
            null => (Observed.Unknown, "GitHub knows no such workflow yet: it does before it is first run from the default branch"),
            { State: "disabled_inactivity" } => (Observed.Stale, string.Create(CultureInfo.InvariantCulture, $"GitHub has stopped it after {QuietDays} days without a push")),
            { State: "disabled_manually" } => (Observed.Disabled, "it is switched off at GitHub"),
            { State: "disabled_fork" } => (Observed.Disabled, "it is switched off, as in every fork"),
            { State: "deleted" } => (Observed.Disabled, "GitHub says that it is deleted"),
            { State: not "active" } => (Observed.Unknown, "GitHub gives it a state that is not known here"),
            _ when last is null => (Observed.Unknown, "its runs were not learned"),
            _ when isScheduled => OfSchedule(workflow, last, interval),
            _ => OfEvents(workflow, last),
        };
        return new WorkflowObservation(path, trigger, observed, why, last);
    }

    private (Observed Observed, string Why) OfSchedule(HostWorkflow workflow, HostRun last, int interval)
    {
        // GitHub drops and delays starts when it is busy: one that is missed is no sign.
        var bound = facts.AskedAt.AddDays(-(2 * interval) - 1);
        if (last.At is { } at)
        {
            return at >= bound ? (Observed.Running, $"its schedule last ran on {Day(at)}{Ended(last)}") : (Observed.Stale, $"its schedule last ran on {Day(at)}, and should have since");
        }

        return workflow.CreatedAt >= bound ? (Observed.Unknown, "its schedule is too new to have run") : (Observed.Stale, "its schedule has never run");
    }

    private (Observed Observed, string Why) OfEvents(HostWorkflow workflow, HostRun last)
    {
        // Where nobody pushes, nothing need run.
        var lastPush = facts.PushedAt is { } pushed && pushed < facts.AskedAt ? pushed : facts.AskedAt;
        var bound = lastPush.AddDays(-LongestWithoutRun);
        if (last.At is { } at)
        {
            return at >= bound ? (Observed.Running, $"it last ran on {Day(at)}{Ended(last)}") : (Observed.Stale, $"it last ran on {Day(at)}, and there were pushes until {Day(lastPush)}");
        }

        return workflow.CreatedAt >= bound ? (Observed.Unknown, "it is too new to have run") : (Observed.Stale, "it has never run");
    }

    private static string Ended(HostRun run) => run.Conclusion is { } conclusion and not "success" ? $", which ended with {conclusion}" : string.Empty;

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
