using System.Text.Json;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes a delta as JSON, as <c>rules/schema/delta.schema.json</c> describes it: all that its other formats say, so that they can be made of it without a scan.</summary>
public static class DeltaJson
{
    /// <summary>Version of the schema: the second number grows with what is added, the first with what is taken away or changes its meaning.</summary>
    public const string SchemaVersion = "1.0";

    /// <summary>Longer texts are cut, so that what is read back has bounds.</summary>
    internal const int MostCharacters = 2_000;

    /// <summary>More steps of a chain are left out of its middle.</summary>
    internal const int MostSteps = 8;

    /// <summary>More reasons of a kind are left out.</summary>
    internal const int MostReasons = 50;

    /// <summary>Writes a delta.</summary>
    /// <returns>UTF-8 without a byte order mark, with a line end at its end.</returns>
    public static byte[] Write(AssessmentDelta delta, Tool tool)
    {
        ArgumentNullException.ThrowIfNull(delta);
        ArgumentNullException.ThrowIfNull(tool);
        return JsonText.Write(writer => Write(writer, delta, tool));
    }

    private static void Write(Utf8JsonWriter writer, AssessmentDelta delta, Tool tool)
    {
        writer.WriteStartObject();
        JsonReport.WriteMaker(writer, SchemaVersion, tool);
        writer.WriteBoolean("changed", delta.HasChanged);
        JsonReport.WriteTexts(writer, "causes", [.. Enum.GetValues<DeltaCauses>().Where(cause => cause != DeltaCauses.None && delta.Causes.HasFlag(cause)).Select(Words.Of)]);
        Write(writer, "before", delta.Before);
        Write(writer, "after", delta.After);
        Text(writer, "headline", DeltaWords.Headline(delta)?.Id);
        JsonReport.WriteList(writer, "gates", delta.Gates, GateJson.Write);
        JsonReport.WriteList(writer, "frameworks", delta.Frameworks, Write);
        JsonReport.WriteList(writer, "practices", delta.Practices, Write);
        JsonReport.WriteList(writer, "aspects", delta.Aspects, Write);
        JsonReport.WriteList(writer, "technologies", delta.Technologies, Write);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, DeltaSide side)
    {
        writer.WriteStartObject(name);
        Text(writer, "asked", side.Asked);
        Text(writer, "repository", side.Repository);
        Text(writer, "commit", side.Commit);
        writer.WriteBoolean("dirty", side.IsDirty);
        writer.WriteStartObject("model");
        Text(writer, "hash", side.ModelHash);
        writer.WriteEndObject();
        writer.WriteStartObject("kind");
        Text(writer, "id", side.Kind);
        Text(writer, "name", side.KindName);
        writer.WriteEndObject();
        JsonReport.WriteTexts(writer, "incomplete", [.. side.Incompleteness.Take(MostReasons).Select(Cut)]);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FrameworkDelta framework)
    {
        Text(writer, "id", framework.Id);
        Text(writer, "name", framework.Name);
        writer.WriteNumber("year", framework.Year);
        writer.WriteBoolean("changed", framework.HasChanged);
        Write(writer, "before", framework.Before);
        Write(writer, "after", framework.After);
        JsonReport.WriteOptional(writer, "highest", framework.Highest);
        Write(writer, framework.Blockers);
        JsonReport.WriteList(writer, "dimensions", framework.Dimensions, (_, dimension) =>
        {
            Text(writer, "id", dimension.Id);
            Text(writer, "name", dimension.Name);
            JsonReport.WriteOptional(writer, "before", dimension.Before);
            JsonReport.WriteOptional(writer, "after", dimension.After);
        });
        JsonReport.WriteObject(writer, "scoreBefore", framework.ScoreBefore, FrameworkJson.WritePoints);
        JsonReport.WriteObject(writer, "scoreAfter", framework.ScoreAfter, FrameworkJson.WritePoints);
        JsonReport.WriteList(writer, "items", framework.Items, Write);
    }

    private static void Write(Utf8JsonWriter writer, string name, StageResult? stage) => JsonReport.WriteObject(writer, name, stage, (_, known) =>
    {
        writer.WriteNumber("index", known.Index);
        Text(writer, "name", known.Name);
        writer.WriteNumber("couldBe", known.CouldBe);
    });

    private static void Write(Utf8JsonWriter writer, BlockersDelta? blockers) => JsonReport.WriteObject(writer, "blockers", blockers, (_, known) =>
    {
        JsonReport.WriteObject(writer, "stage", known.Stage, (_, stage) =>
        {
            writer.WriteNumber("index", stage.Index);
            Text(writer, "name", stage.Name);
        });
        JsonReport.WriteList(writer, "gone", known.Gone, Write);
        JsonReport.WriteList(writer, "left", known.Left, Write);
        JsonReport.WriteList(writer, "added", known.Added, Write);
    });

    private static void Write(Utf8JsonWriter writer, BlockerDelta blocker)
    {
        Text(writer, "item", blocker.Item);
        Text(writer, "name", blocker.Name);
        Text(writer, "why", blocker.Why);
    }

    private static void Write(Utf8JsonWriter writer, ItemDelta item)
    {
        Text(writer, "id", item.Id);
        Text(writer, "name", item.Name);
        Text(writer, "before", FrameworkJson.StatusOf(item.Before));
        Text(writer, "after", FrameworkJson.StatusOf(item.After));
        Text(writer, "why", item.Why);
        JsonReport.WriteList(writer, "evidence", item.Evidence, Write);
    }

    private static void Write(Utf8JsonWriter writer, ClaimDelta claim)
    {
        Text(writer, "id", claim.Id);
        Text(writer, "name", claim.Name);
        Write(writer, "before", claim.Before);
        Write(writer, "after", claim.After);
        JsonReport.WriteList(writer, "came", claim.Came, Write);
        JsonReport.WriteList(writer, "went", claim.Went, Write);
    }

    private static void Write(Utf8JsonWriter writer, string name, ClaimState? state) => JsonReport.WriteObject(writer, name, state, (_, known) =>
    {
        writer.WriteNumber("level", (int)known.Level);
        writer.WriteNumber("couldBe", (int)known.CouldBe);
        ConfigurationJson.WriteAttested(writer, known.Attested);
        JsonReport.WriteSpread(writer, known.Spread);
    });

    private static void Write(Utf8JsonWriter writer, DeltaEvidence evidence)
    {
        Write(writer, evidence.Evidence);
        writer.WriteBoolean("onBothSides", evidence.IsOnBothSides);
    }

    private static void Write(Utf8JsonWriter writer, EvidenceDigest evidence)
    {
        Text(writer, "source", evidence.Source);
        if (evidence.Path is not null)
        {
            Text(writer, "path", evidence.Path);
        }

        Write(writer, evidence.Position);
        Text(writer, "detail", evidence.Detail);
        Text(writer, "technology", evidence.Technology);
        writer.WriteNumber("level", (int)evidence.Level);
        var chain = evidence.Chain;
        JsonReport.WriteList(writer, "chain", chain.Length <= MostSteps ? chain : [.. chain.Take(MostSteps / 2), .. chain.TakeLast(MostSteps / 2)], (_, step) =>
        {
            Text(writer, "path", step.Path);
            Write(writer, step.Position);
            Text(writer, "text", step.Text);
        });
    }

    private static void Write(Utf8JsonWriter writer, Position? position)
    {
        if (position?.Cell is { } cell)
        {
            writer.WriteNumber("cell", cell);
        }

        JsonReport.WriteOptional(writer, "line", position?.Line);
    }

    /// <summary>Writes a text, cut where it is long.</summary>
    internal static void Text(Utf8JsonWriter writer, string name, string? text) => writer.WriteString(name, text is null ? null : Cut(text));

    private static string Cut(string text) => text.Length <= MostCharacters ? text
        : char.IsHighSurrogate(text[MostCharacters - 4]) ? text[..(MostCharacters - 4)] + "..." : text[..(MostCharacters - 3)] + "...";
}
