using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>
/// Clocks and events that start the resources of a template. A request to an API is none, nor a message in a queue that nothing here is seen to send: somebody is behind it.
/// </summary>
internal static class CloudFormationStarts
{
    /// <summary>What starts a resource, by its own properties.</summary>
    public static IEnumerable<Trigger> Of(string type, DocumentNode properties, DocumentNode template)
    {
        switch (type)
        {
            case "AWS::Events::Rule" or "AWS::Scheduler::Schedule":
                if (Schedule(properties["ScheduleExpression"], template) is { } clock)
                {
                    yield return clock;
                }
                else if (properties["EventPattern"] is { } pattern && SystemEvents.Names(pattern))
                {
                    yield return new Trigger(TriggerKind.Event, "event pattern", new Position(pattern.Line));
                }

                break;
            case "AWS::Glue::Trigger" or "AWS::Glue::Crawler":
                if (Schedule(properties["Schedule"] is { Kind: NodeKind.Mapping } nested ? nested["ScheduleExpression"] : properties["Schedule"], template) is { } glue)
                {
                    yield return glue;
                }

                break;
            case "AWS::SageMaker::MonitoringSchedule":
                if (Schedule(properties.Find("MonitoringScheduleConfig", "ScheduleConfig", "ScheduleExpression"), template) is { } monitoring)
                {
                    yield return monitoring;
                }

                break;
            case "AWS::CodeBuild::Project" when properties.Find("Triggers", "Webhook") is { Value: "true" } webhook:
                yield return new Trigger(TriggerKind.Push, "push", new Position(webhook.Line));
                break;
            case "AWS::CodePipeline::Pipeline" when Source(properties) is { } source:
                yield return source;
                break;
            case "AWS::Serverless::Function" or "AWS::Serverless::StateMachine":
                foreach (var (_, line, declared) in properties["Events"]?.Entries ?? [])
                {
                    if (OfServerless(declared, line, template) is { } trigger)
                    {
                        yield return trigger;
                    }
                }

                break;
        }
    }

    private static Trigger? OfServerless(DocumentNode declared, int line, DocumentNode template) => declared["Type"]?.Value switch
    {
        "Schedule" or "ScheduleV2" => declared.Find("Properties", "Enabled")?.Value == "false" || declared.Find("Properties", "State")?.Value == "DISABLED" ? null
            : Schedule(declared.Find("Properties", "Schedule") ?? declared.Find("Properties", "ScheduleExpression"), template),
        "S3" => new Trigger(TriggerKind.Event, "event S3", new Position(line)),
        "EventBridgeRule" or "CloudWatchEvent" when declared.Find("Properties", "Pattern") is { } pattern && SystemEvents.Names(pattern) =>
            new Trigger(TriggerKind.Event, "event pattern", new Position(pattern.Line)),
        _ => null,
    };

    /// <summary>A pipeline starts when its source changes, unless it is told not to look.</summary>
    private static Trigger? Source(DocumentNode properties)
    {
        foreach (var action in properties["Stages"]?.Items.SelectMany(stage => stage["Actions"]?.Items ?? []) ?? [])
        {
            if (action.Find("ActionTypeId", "Category")?.Value == "Source" && action.Find("Configuration", "DetectChanges")?.Value != "false"
                && action.Find("Configuration", "PollForSourceChanges")?.Value != "false")
            {
                var provider = action.Find("ActionTypeId", "Provider")?.Value;
                return provider is "S3" or "ECR"
                    ? new Trigger(TriggerKind.Event, "event " + provider, new Position(action.Line))
                    : new Trigger(TriggerKind.Push, "push", new Position(action.Line));
            }
        }

        return null;
    }

    private static Trigger? Schedule(DocumentNode? node, DocumentNode template) => node is null || CloudFormationFacts.TextOf(node, template) is "" ? null
        : new Trigger(TriggerKind.Schedule, "schedule " + CloudFormationFacts.TextOf(node, template), new Position(node.Line));
}
