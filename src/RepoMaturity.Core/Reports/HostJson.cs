using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes what the hosting service says as JSON; what is unknown is null.</summary>
internal static class HostJson
{
    /// <summary>How a time is written.</summary>
    public const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static void Write(Utf8JsonWriter writer, HostResult? host)
    {
        if (host is null)
        {
            return;
        }

        var facts = host.Facts;
        writer.WriteStartObject("host");
        writer.WriteString("repository", facts.Repository);
        WriteTime(writer, "askedAt", facts.AskedAt);
        writer.WriteStartObject("defaultBranch");
        writer.WriteString("name", facts.DefaultBranch);
        WriteFlag(writer, "protected", facts.IsProtected);
        WriteFlag(writer, "requiresPullRequest", facts.RequiresPullRequest);
        JsonReport.WriteOptional(writer, "requiredReviews", facts.RequiredReviews);
        WriteFlag(writer, "requiresChecks", facts.RequiresChecks);
        writer.WriteEndObject();
        WriteFlag(writer, "archived", facts.IsArchived);
        WriteTime(writer, "pushedAt", facts.PushedAt);
        WriteEnvironments(writer, facts.Environments);
        WriteMoment(writer, "release", facts.Release);
        WriteMoment(writer, "deployment", facts.Deployment);
        JsonReport.WriteList(writer, "workflows", host.Workflows, WriteWorkflow);
        JsonReport.WriteTexts(writer, "unknown", facts.Unknown);
        writer.WriteEndObject();
    }

    /// <summary>What was seen of a practice, where somebody asked.</summary>
    public static void WriteObserved(Utf8JsonWriter writer, HostResult? host, PracticeResult practice)
    {
        if (host is not null)
        {
            writer.WriteString("observed", host.Of(practice) is { } observed ? Words.Of(observed) : null);
        }
    }

    private static void WriteEnvironments(Utf8JsonWriter writer, ImmutableArray<HostEnvironment>? environments)
    {
        if (environments is not { } known)
        {
            writer.WriteNull("environments");
            return;
        }

        JsonReport.WriteList(writer, "environments", known, (inner, environment) =>
        {
            inner.WriteString("name", environment.Name);
            inner.WriteBoolean("reviewers", environment.HasReviewers);
        });
    }

    private static void WriteWorkflow(Utf8JsonWriter writer, WorkflowObservation workflow)
    {
        writer.WriteString("path", workflow.Path);
        writer.WriteString("trigger", Words.Of(workflow.Trigger));
        writer.WriteString("observed", Words.Of(workflow.Observed));
        writer.WriteString("why", workflow.Why);
        WriteTime(writer, "lastRun", workflow.Last?.At);
        writer.WriteString("lastConclusion", workflow.Last?.Conclusion);
    }

    /// <summary>Null where it is unknown; an object of nulls where there is none yet.</summary>
    private static void WriteMoment(Utf8JsonWriter writer, string name, HostMoment? moment) => JsonReport.WriteObject(writer, name, moment, (_, known) =>
    {
        writer.WriteString("name", known.Name);
        WriteTime(writer, "at", known.At);
    });

    private static void WriteFlag(Utf8JsonWriter writer, string name, bool? flag)
    {
        if (flag is { } known)
        {
            writer.WriteBoolean(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time) =>
        writer.WriteString(name, time?.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture));
}
