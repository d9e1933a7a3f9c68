using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes what a framework says as JSON.</summary>
internal static class FrameworkJson
{
    private static readonly Dictionary<string, ItemStatus> Statuses = Enum.GetValues<ItemStatus>().ToDictionary(StatusOf, StringComparer.Ordinal);

    public static void Write(Utf8JsonWriter writer, FrameworkResult result)
    {
        writer.WriteString("id", result.Framework.Id);
        writer.WriteString("name", result.Framework.Name);
        writer.WriteNumber("year", result.Framework.Year);
        writer.WriteString("reading", FrameworkWords.Reading(result.Framework));
        WriteCoverage(writer, FrameworkCoverage.Of(result.Framework));
        WriteStage(writer, result.Stage);
        WriteNext(writer, result);
        WriteAttested(writer, result);
        WriteTarget(writer, result.Target);
        WriteScore(writer, result.Score);
        JsonReport.WriteList(writer, "dimensions", result.Dimensions, WriteDimension);
        JsonReport.WriteList(writer, "sections", result.Framework.Sections, WriteSection);
        JsonReport.WriteList(writer, "items", result.Items, WriteItem);
        JsonReport.WriteTexts(writer, "strictLacks", [.. result.StrictLacks.Select(item => item.Item.Id)]);
        JsonReport.WriteList(writer, "blockers", result.Blockers, WriteBlocker);
        JsonReport.WriteList(writer, "nextSteps", result.NextSteps, PlanJson.WriteStep);
    }

    /// <summary>The word for a status.</summary>
    public static string StatusOf(ItemStatus status) => status switch
    {
        ItemStatus.Met => "met",
        ItemStatus.NotMet => "notMet",
        ItemStatus.Unknown => "unknown",
        _ => "notApplicable",
    };

    /// <summary>The status that a word of reports names; null where it is none.</summary>
    public static ItemStatus? StatusOf(string word) => Statuses.TryGetValue(word, out var status) ? status : null;

    private static void WriteNext(Utf8JsonWriter writer, FrameworkResult result)
    {
        JsonReport.WriteOptional(writer, "highest", result.Framework.Stages is [.., var highest] ? highest.Index : null);
        JsonReport.WriteObject(writer, "next", FrameworkWords.Next(result), (_, next) =>
        {
            writer.WriteNumber("index", next.Index);
            writer.WriteString("name", next.Name);
        });
    }

    private static void WriteStage(Utf8JsonWriter writer, StageResult? stage) => JsonReport.WriteObject(writer, "stage", stage, (_, known) =>
    {
        writer.WriteNumber("index", known.Index);
        writer.WriteString("name", known.Name);
        writer.WriteNumber("couldBe", known.CouldBe);
        JsonReport.WriteTexts(writer, "couldBeBecause", known.CouldBeBecause);
    });

    /// <summary>What differs when what people attest is taken as proved; null where nothing does.</summary>
    private static void WriteAttested(Utf8JsonWriter writer, FrameworkResult result)
    {
        if (result.WithAttestations is not { } attested)
        {
            writer.WriteNull("withAttestations");
            return;
        }

        writer.WriteStartObject("withAttestations");
        WriteStage(writer, attested.Stage);
        JsonReport.WriteList(writer, "dimensions", attested.Dimensions.Where((dimension, i) => dimension.Stage != result.Dimensions[i].Stage), (_, dimension) =>
        {
            writer.WriteString("id", dimension.Dimension.Id);
            writer.WriteNumber("stage", dimension.Stage);
        });
        writer.WriteString("verdict", attested.Target is { } target ? Verdict(target.Verdict) : null);
        JsonReport.WriteTexts(writer, "met", [.. attested.Items.Where((item, i) => item.Status == ItemStatus.Met && result.Items[i].Status != ItemStatus.Met).Select(item => item.Item.Id)]);
        writer.WriteEndObject();
    }

    private static void WriteCoverage(Utf8JsonWriter writer, FrameworkCoverage coverage)
    {
        writer.WriteStartObject("coverage");
        writer.WriteNumber("items", coverage.Items);
        writer.WriteNumber("notVisible", coverage.NotVisible);
        foreach (var (provenance, count) in coverage.ByProvenance)
        {
            writer.WriteNumber(Words.Of(provenance), count);
        }

        writer.WriteEndObject();
    }

    private static void WriteTarget(Utf8JsonWriter writer, TargetStanding? target)
    {
        if (target is null)
        {
            writer.WriteNull("target");
            return;
        }

        writer.WriteStartObject("target");
        writer.WriteNumber("from", target.From.Index);
        writer.WriteNumber("to", target.To.Index);
        if (target.Desired is { } desired)
        {
            writer.WriteStartObject("requirements");
            writer.WriteBoolean("regulatoryCompliance", desired.RegulatoryCompliance);
            writer.WriteBoolean("operationalExcellence", desired.OperationalExcellence);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("requirements");
        }

        writer.WriteString("verdict", Verdict(target.Verdict));
        writer.WriteBoolean("couldBe", target.CouldBe);
        writer.WriteEndObject();
    }

    private static string Verdict(TargetVerdict verdict) => verdict switch
    {
        TargetVerdict.NotYet => "notYet",
        TargetVerdict.Beyond => "beyond",
        _ => "reached",
    };

    private static void WriteScore(Utf8JsonWriter writer, ScoreResult? score)
    {
        if (score is null)
        {
            writer.WriteNull("score");
            return;
        }

        writer.WriteStartObject("score");
        WritePoints(writer, score.Points);
        writer.WriteString("lowMeans", score.LowMeans);
        writer.WriteString("highMeans", score.HighMeans);
        JsonReport.WriteList(writer, "sections", score.Sections, WriteSectionScore);
        writer.WriteEndObject();
    }

    private static void WriteSectionScore(Utf8JsonWriter writer, SectionScore section)
    {
        writer.WriteString("id", section.Section.Id);
        WritePoints(writer, section.Points);
        writer.WriteNumber("most", section.Most);
    }

    public static void WritePoints(Utf8JsonWriter writer, Points points)
    {
        writer.WriteNumber("low", points.Low);
        writer.WriteNumber("high", points.High);
    }

    private static void WriteSection(Utf8JsonWriter writer, ItemSection section)
    {
        writer.WriteString("id", section.Id);
        writer.WriteString("name", section.Name);
    }

    private static void WriteDimension(Utf8JsonWriter writer, DimensionResult dimension)
    {
        writer.WriteString("id", dimension.Dimension.Id);
        writer.WriteString("name", dimension.Dimension.Name);
        writer.WriteNumber("stage", dimension.Stage);
        writer.WriteNumber("couldBe", dimension.CouldBe);
        JsonReport.WriteTexts(writer, "couldBeBecause", dimension.CouldBeBecause);
        writer.WriteBoolean("visible", dimension.IsVisible);
        writer.WriteString("heldBackBy", dimension.HeldBackBy);
        writer.WriteNumber("heldBackByMore", dimension.HeldBackByMore);
    }

    private static void WriteItem(Utf8JsonWriter writer, ItemResult item)
    {
        writer.WriteString("id", item.Item.Id);
        writer.WriteString("name", item.Item.Name);
        writer.WriteString("status", StatusOf(item.Status));
        writer.WriteString("why", item.Why);
        EvidenceJson.WriteProof(writer, item.Proof);
        JsonReport.WriteTexts(writer, "unknownBecause", item.UnknownBecause);
        writer.WriteString("provenance", Words.Of(item.Item.Provenance));
        writer.WriteString("edition", item.Item.Edition);
        writer.WriteString("visibility", Words.Of(item.Item.Visibility));
        writer.WriteString("section", item.Item.Section);
        writer.WriteString("dimension", item.Item.Dimension);
        JsonReport.WriteOptional(writer, "stage", item.Item.Stage);
        JsonReport.WriteObject(writer, "points", item.Points, WritePoints);
    }

    private static void WriteBlocker(Utf8JsonWriter writer, Blocker blocker)
    {
        writer.WriteString("item", blocker.Item);
        writer.WriteString("why", blocker.Why);
    }
}
