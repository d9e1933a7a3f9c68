using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.AzurePipelines;

/// <summary>Reads what starts a pipeline: pushes, pull requests, schedules and the end of other pipelines.</summary>
internal static class AzureTriggers
{
    /// <summary>The triggers that the file itself gives; none where it leaves them to the service.</summary>
    public static IEnumerable<Trigger> Of(DocumentNode root)
    {
        if (root["trigger"] is { } push)
        {
            yield return IsOff(push)
                ? new Trigger(TriggerKind.Manual, "trigger: none", new Position(push.Line))
                : new Trigger(TriggerKind.Push, "push", new Position(push.Line));
        }

        if (root["pr"] is { } pullRequest && !IsOff(pullRequest))
        {
            yield return new Trigger(TriggerKind.PullRequest, "pull request", new Position(pullRequest.Line));
        }

        foreach (var schedule in AzurePipelineFacts.Items(root["schedules"]))
        {
            yield return new Trigger(TriggerKind.Schedule, $"schedule {schedule["cron"]?.Value}", new Position(schedule.Line));
        }

        foreach (var pipeline in AzurePipelineFacts.Items(root.Find("resources", "pipelines")))
        {
            if (pipeline["trigger"] is null or { Value: "none" or "false" })
            {
                continue;
            }

            yield return new Trigger(TriggerKind.Event, $"completion of {pipeline["source"]?.Value ?? pipeline["pipeline"]?.Value}", new Position(pipeline.Line));
        }
    }

    /// <summary>
    /// Whether no branch starts it: <c>none</c>; that word as the one branch of a list, which is how many write it, and which no branch is called; or all branches excluded, and no tags named.
    /// </summary>
    private static bool IsOff(DocumentNode trigger) => trigger.Value == "none" || IsNone(trigger)
        || (trigger["tags"] is null && trigger["branches"] is { } branches && ((branches["include"] is { } included && IsNone(included)) || branches["exclude"]?.OneOrMany().Any(each => each.Value == "*") == true));

    private static bool IsNone(DocumentNode branches) => branches.Items is [{ Value: "none" }];
}
