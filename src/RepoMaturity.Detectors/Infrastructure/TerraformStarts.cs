using System.Globalization;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Detectors.Infrastructure;

/// <summary>Clocks and events of Terraform's resources. Whether one really starts something is for the resolver to say, who knows the values of variables.</summary>
internal static class TerraformStarts
{
    /// <summary>What the sources of modules are named that make clocks and rules of events.</summary>
    private static readonly string[] ClockModules = ["eventbridge", "scheduler", "scheduled", "cron", "event-function"];

    /// <summary>Writes what starts a resource, as its own settings say it.</summary>
    public static void Write(string type, string address, DocumentNode body, FactWriter facts, string folder)
    {
        foreach (var (path, kind) in TerraformTypes.StartsOf(type))
        {
            if (path == "event_pattern" && body["event_pattern"] is { } waited)
            {
                SystemEvents.WriteApproval(waited, address, facts);
            }

            if (body.Find(path.Split('.')) is not { } node || (kind == TriggerKind.Schedule && node.Value is "") || (path == "event_pattern" && !SystemEvents.Names(node)))
            {
                continue;
            }

            var expression = node.Kind == NodeKind.Scalar && kind == TriggerKind.Schedule && type is not "azurerm_data_factory_trigger_schedule" ? node.Value! : string.Empty;
            AddClock(address, kind, expression, node.Line, body, facts, folder);
        }

        // A function of the first generation names the kind of its event; new data is one that nobody sends.
        if ((body.Find("event_trigger", "event_type") ?? body.Find("event_trigger", "event_filters", "value")) is { Value: { } sent } declared && sent.Contains("storage", StringComparison.Ordinal))
        {
            AddClock(address, TriggerKind.Event, string.Empty, declared.Line, body, facts, folder);
        }

        foreach (var action in type == "aws_codepipeline" ? Actions(body) : [])
        {
            if (action["category"]?.Value is { } category)
            {
                facts.Add(PipelineAction.Of(category, action["provider"]?.Value, action.Line, address));
            }
        }

        if (type == "aws_codepipeline" && PipelineSource(body) is { } source)
        {
            AddClock(address, source.Kind, string.Empty, source.Line, body, facts, folder);
        }
    }

    /// <summary>Writes the clocks and events of a module from elsewhere that makes such things.</summary>
    public static void WriteModule(string source, string address, DocumentNode body, FactWriter facts, string folder)
    {
        if (!ClockModules.Any(name => source.Contains(name, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        var open = new Stack<(string Key, DocumentNode Node)>(body.Entries.Reverse().Select(entry => (entry.Key, entry.Value)));
        while (open.TryPop(out var next))
        {
            var (key, node) = next;
            if (key is "schedule_expression" or "schedule" or "cron" or "job_schedule" && node is { Kind: NodeKind.Scalar, Value: { Length: > 0 } expression })
            {
                AddClock(address, TriggerKind.Schedule, expression, node.Line, body, facts, folder);
            }
            else if (key == "event_pattern")
            {
                SystemEvents.WriteApproval(node, address, facts);
                if (SystemEvents.Names(node))
                {
                    AddClock(address, TriggerKind.Event, string.Empty, node.Line, body, facts, folder);
                }
            }

            foreach (var entry in node.Entries.Reverse())
            {
                open.Push((entry.Key, entry.Value));
            }

            foreach (var item in node.Items.Reverse())
            {
                open.Push((key, item));
            }
        }
    }

    private static void AddClock(string address, TriggerKind kind, string expression, int line, DocumentNode body, FactWriter facts, string folder)
    {
        var text = $"{Words(kind)} {(expression.Length > 0 ? expression : address)}";
        if (kind is TriggerKind.Schedule or TriggerKind.Event)
        {
            facts.Add(TriggerFact.Of(new Trigger(kind, text, new Position(line)), address));
        }

        facts.Add(new Reference(TerraformReferences.Clock, expression, new Position(line), address)
        {
            Folder = folder,
            Text = text,
            Arguments = [new Argument("kind", ((int)kind).ToString(CultureInfo.InvariantCulture)), new Argument("count", body["count"]?.Value)],
        });
    }

    private static string Words(TriggerKind kind) => kind switch
    {
        TriggerKind.Schedule => "schedule",
        TriggerKind.Push => "push",
        TriggerKind.PullRequest => "pull request",
        _ => "event",
    };

    /// <summary>A pipeline starts when its source changes, unless it is told not to look.</summary>
    private static (TriggerKind Kind, int Line)? PipelineSource(DocumentNode body)
    {
        foreach (var action in Actions(body))
        {
            if (action["category"]?.Value == "Source"
                && action.Find("configuration", "DetectChanges")?.Value != "false" && action.Find("configuration", "PollForSourceChanges")?.Value != "false")
            {
                return (action["provider"]?.Value is "S3" or "ECR" ? TriggerKind.Event : TriggerKind.Push, action.Line);
            }
        }

        return null;
    }

    private static IEnumerable<DocumentNode> Actions(DocumentNode body) => body.Entries.Where(entry => entry.Key == "stage")
        .SelectMany(stage => stage.Value.Entries.Where(entry => entry.Key == "action").Select(entry => entry.Value));

    /// <summary>Why a resource never runs; null when nothing forbids it.</summary>
    public static string? WhyNever(DocumentNode body) =>
        body["is_enabled"]?.Value == "false" || body["enabled"]?.Value == "false" || body["state"]?.Value == "DISABLED" || body["paused"]?.Value == "true" || body["disabled"]?.Value == "true"
        || body["activated"]?.Value == "false" || body["count"]?.Value == "0" || body.Find("schedule", "pause_status")?.Value == "PAUSED" || body.Find("spec", "suspend")?.Value == "true"
            ? "it is switched off" : null;
}
