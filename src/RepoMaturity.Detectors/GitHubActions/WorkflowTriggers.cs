using System.Collections.Immutable;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.GitHubActions;

/// <summary>Reads the events of a workflow in every spelling: one event, a list, or a mapping.</summary>
internal static class WorkflowTriggers
{
    /// <summary>Types of pull request events that a person causes on purpose: they are buttons.</summary>
    private static readonly string[] Buttons = ["labeled", "unlabeled", "assigned", "unassigned", "milestoned", "demilestoned", "locked", "unlocked"];

    /// <summary>The events of a workflow; none for one that only others call.</summary>
    public static ImmutableArray<WorkflowEvent> Read(DocumentNode? on) => on?.Kind switch
    {
        NodeKind.Scalar => [.. Events(on.Value!, DocumentNode.Absent, on.Line)],
        NodeKind.Sequence => [.. on.Items.Where(item => item.Value is not null).SelectMany(item => Events(item.Value!, DocumentNode.Absent, item.Line))],
        NodeKind.Mapping => [.. on.Entries.SelectMany(entry => Events(entry.Key, entry.Value, entry.Line))],
        _ => [],
    };

    /// <summary>Whether other workflows may call it.</summary>
    public static bool IsCallable(DocumentNode? on) => on?["workflow_call"] is not null || (on?.OneOrMany().Any(item => item.Value == "workflow_call") ?? false);

    /// <summary>The names of workflows whose end starts this one, with their lines.</summary>
    public static IEnumerable<DocumentNode> Awaited(DocumentNode? on) => on?["workflow_run"]?["workflows"]?.OneOrMany() ?? [];

    /// <summary>The types of <c>repository_dispatch</c> events that start this one; an empty scalar for any.</summary>
    public static IEnumerable<DocumentNode> Dispatched(DocumentNode? on)
    {
        if (on?["repository_dispatch"] is { } dispatch)
        {
            return dispatch["types"]?.OneOrMany() ?? [DocumentNode.Scalar(dispatch.Line, string.Empty)];
        }

        return (on?.OneOrMany() ?? []).Where(item => item.Value == "repository_dispatch").Select(item => DocumentNode.Scalar(item.Line, string.Empty));
    }

    /// <summary>Whether every branch is left out and tags are not named, which then start nothing either.</summary>
    private static bool IgnoresAll(DocumentNode settings) => settings["tags"] is null && settings["tags-ignore"] is null
        && (settings["branches-ignore"]?.OneOrMany().Any(branch => branch.Value == "**") ?? false);

    private static IEnumerable<WorkflowEvent> Events(string name, DocumentNode settings, int line)
    {
        var position = new Position(line);
        WorkflowEvent[] One(TriggerKind kind) => [new WorkflowEvent(name, new Trigger(kind, name, position))];
        switch (name)
        {
            case "schedule":
                return settings.Items.Count == 0
                    ? One(TriggerKind.Schedule)
                    : settings.Items.Select(item => new WorkflowEvent(name, new Trigger(TriggerKind.Schedule, $"schedule {item["cron"]?.Value}".TrimEnd(), new Position(item.Line))));
            case "push" or "pull_request" or "pull_request_target" when IgnoresAll(settings):
                return [];
            case "push" or "release" or "create" or "delete" or "page_build":
                return One(TriggerKind.Push);
            case "pull_request" or "pull_request_target":
                var types = settings["types"]?.OneOrMany().Select(type => type.Value!).ToList() ?? [];
                return One(types.Count > 0 && types.TrueForAll(type => Buttons.Contains(type, StringComparer.Ordinal)) ? TriggerKind.Manual : TriggerKind.PullRequest);
            case "merge_group":
                return One(TriggerKind.PullRequest);
            case "deployment" or "deployment_status" or "check_run" or "check_suite" or "status" or "registry_package":
                return One(TriggerKind.Event);
            case "workflow_run":
                return [new WorkflowEvent(name, null)];
            case "workflow_call" or "":
                return [];
            case "repository_dispatch":
                // An event that nothing in the repository sends counts as started by a person; the resolver looks for a sender.
                var sent = string.Join(", ", settings["types"]?.OneOrMany().Select(type => type.Value) ?? []);
                return [new WorkflowEvent(name, new Trigger(TriggerKind.Manual, $"{name} {sent}".TrimEnd(), position))];
            default:
                // A button, or comments, labels, issues, discussions: a person writes them.
                return One(TriggerKind.Manual);
        }
    }
}
