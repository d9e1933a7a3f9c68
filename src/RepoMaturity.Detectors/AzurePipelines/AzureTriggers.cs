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
            yield return push.Value == "none"
                ? new Trigger(TriggerKind.Manual, "trigger: none", new Position(push.Line))
                : new Trigger(TriggerKind.Push, "push", new Position(push.Line));
        }

        if (root["pr"] is { } pullRequest && pullRequest.Value != "none")
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
}
