using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes what a framework says as JSON.</summary>
internal static class FrameworkJson
{
    public static void Write(Utf8JsonWriter writer, FrameworkResult result)
    {
        writer.WriteString("id", result.Framework.Id);
        writer.WriteString("name", result.Framework.Name);
        writer.WriteNumber("year", result.Framework.Year);
        writer.WriteString("reading", FrameworkWords.Reading(result.Framework));
        WriteStage(writer, result.Stage);
        JsonReport.WriteList(writer, "dimensions", result.Dimensions, WriteDimension);
        JsonReport.WriteList(writer, "items", result.Items, WriteItem);
        JsonReport.WriteList(writer, "blockers", result.Blockers, WriteBlocker);
        JsonReport.WriteList(writer, "nextSteps", result.NextSteps, PlanJson.WriteStep);
    }

    private static void WriteStage(Utf8JsonWriter writer, StageResult? stage)
    {
        if (stage is null)
        {
            writer.WriteNull("stage");
            return;
        }

        writer.WriteStartObject("stage");
        writer.WriteNumber("index", stage.Index);
        writer.WriteString("name", stage.Name);
        writer.WriteNumber("couldBe", stage.CouldBe);
        writer.WriteEndObject();
    }

    private static void WriteDimension(Utf8JsonWriter writer, DimensionResult dimension)
    {
        writer.WriteString("id", dimension.Dimension.Id);
        writer.WriteString("name", dimension.Dimension.Name);
        writer.WriteNumber("stage", dimension.Stage);
        writer.WriteNumber("couldBe", dimension.CouldBe);
        writer.WriteString("heldBackBy", dimension.HeldBackBy);
    }

    private static void WriteItem(Utf8JsonWriter writer, ItemResult item)
    {
        writer.WriteString("id", item.Item.Id);
        writer.WriteString("name", item.Item.Name);
        writer.WriteString("status", item.Status switch
        {
            ItemStatus.Met => "met",
            ItemStatus.NotMet => "notMet",
            ItemStatus.Unknown => "unknown",
            _ => "notApplicable",
        });
        writer.WriteString("why", item.Why);
        writer.WriteString("provenance", Words.Of(item.Item.Provenance));
    }

    private static void WriteBlocker(Utf8JsonWriter writer, Blocker blocker)
    {
        writer.WriteString("item", blocker.Item);
        writer.WriteString("why", blocker.Why);
    }
}
