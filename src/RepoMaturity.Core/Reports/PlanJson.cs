using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes a plan as JSON, as <c>rules/schema/plan.schema.json</c> describes it; its steps are those of a report.</summary>
public static class PlanJson
{
    /// <summary>Writes a plan.</summary>
    /// <param name="assessment">The assessment of which it is the plan.</param>
    /// <param name="result">The framework in it.</param>
    /// <param name="plan">The plan; null where there is no stage above, or none at all.</param>
    /// <param name="tool">The program.</param>
    /// <returns>UTF-8 without a byte order mark, with a line end at its end.</returns>
    public static byte[] Write(Assessment assessment, FrameworkResult result, Plan? plan, Tool tool)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(tool);
        return JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            JsonReport.WriteHead(writer, assessment, tool);
            JsonReport.WriteTexts(writer, "assumptions", assessment.Assumptions);
            Write(writer, plan);
            writer.WriteString("nothingBecause", plan is null ? PlanWords.Nothing(result) : null);
            writer.WriteEndObject();
        });
    }

    internal static void WriteStep(Utf8JsonWriter writer, NextStep step)
    {
        writer.WriteString("practice", step.Claim);
        writer.WriteNumber("from", (int)step.From);
        writer.WriteNumber("to", (int)step.To);
        writer.WriteString("text", step.Text);
        writer.WriteString("why", step.Why);
        writer.WriteNumber("effort", step.Effort);
        JsonReport.WriteTexts(writer, "technologies", step.Technologies);
        JsonReport.WriteList(writer, "also", step.Also, WriteRaise);
        writer.WriteString("place", step.Place);
        JsonReport.WriteObject(writer, "change", step.Change, (_, change) =>
        {
            writer.WriteString("file", change.File);
            writer.WriteString("edit", Words.Of(change.Edit));
            writer.WriteString("under", change.Under);
            writer.WriteString("snippet", change.Snippet);
        });
    }

    private static void WriteRaise(Utf8JsonWriter writer, Raise raise)
    {
        writer.WriteString("practice", raise.Claim);
        writer.WriteNumber("from", (int)raise.From);
        writer.WriteNumber("to", (int)raise.To);
    }

    private static void Write(Utf8JsonWriter writer, Plan? plan)
    {
        if (plan is null)
        {
            writer.WriteNull("plan");
            return;
        }

        writer.WriteStartObject("plan");
        writer.WriteString("framework", plan.Framework.Id);
        writer.WriteString("reading", FrameworkWords.Reading(plan.Framework));
        WriteStage(writer, "stage", plan.Stage.Index, plan.Stage.Name);
        WriteStage(writer, "target", plan.Target.Index, plan.Target.Name);
        JsonReport.WriteList(writer, "steps", plan.Steps, WriteStep);
        JsonReport.WriteList(writer, "unseen", plan.Unseen, WriteItem);
        JsonReport.WriteList(writer, "beyond", plan.Beyond, WriteItem);
        writer.WriteEndObject();
    }

    private static void WriteStage(Utf8JsonWriter writer, string key, int index, string name)
    {
        writer.WriteStartObject(key);
        writer.WriteNumber("index", index);
        writer.WriteString("name", name);
        writer.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter writer, FrameworkItem item)
    {
        writer.WriteString("id", item.Id);
        writer.WriteString("name", item.Name);
    }
}
