using System.Collections.Immutable;
using System.Text.Json;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// Writes an assessment as JSON, as <c>rules/schema/report.schema.json</c> describes it. One assessment has one text: no time, no path of the machine, <c>\n</c> at line ends.
/// </summary>
public static class JsonReport
{
    /// <summary>Version of the schema: the second number grows with what is added, the first with what is taken away or changes its meaning.</summary>
    public const string SchemaVersion = "1.5";

    /// <summary>Writes a report.</summary>
    /// <returns>UTF-8 without a byte order mark, with a line end at its end.</returns>
    public static byte[] Write(Assessment assessment, Tool tool)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(tool);
        return JsonText.Write(writer => Write(writer, assessment, tool));
    }

    /// <summary>What made the document, with which rules, and of what.</summary>
    internal static void WriteHead(Utf8JsonWriter writer, Assessment assessment, Tool tool)
    {
        WriteMaker(writer, SchemaVersion, tool);
        writer.WriteStartObject("model");
        writer.WriteString("hash", assessment.ModelHash);
        writer.WriteEndObject();
        writer.WriteStartObject("repository");
        writer.WriteString("name", assessment.Repository);
        writer.WriteString("commit", assessment.Commit);
        writer.WriteBoolean("dirty", assessment.IsDirty);
        writer.WriteString("folder", assessment.Folder);
        writer.WriteString("address", assessment.Address);
        writer.WriteEndObject();
    }

    /// <summary>What every document of ours begins with: the version of its schema, and the program that made it.</summary>
    internal static void WriteMaker(Utf8JsonWriter writer, string schemaVersion, Tool tool)
    {
        writer.WriteString("schemaVersion", schemaVersion);
        writer.WriteStartObject("tool");
        writer.WriteString("name", tool.Name);
        writer.WriteString("version", tool.Version);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Assessment assessment, Tool tool)
    {
        writer.WriteStartObject();
        WriteHead(writer, assessment, tool);
        WriteCompleteness(writer, assessment);
        if (!assessment.Assumptions.IsEmpty)
        {
            WriteTexts(writer, "assumptions", assessment.Assumptions);
        }

        WriteList(writer, "gates", assessment.Gates, GateJson.Write);
        WriteKind(writer, assessment.Kind);
        ConfigurationJson.Write(writer, assessment.Configuration);
        WriteList(writer, "technologies", assessment.Technologies, WriteTechnology);
        WriteList(writer, "practices", assessment.Practices, (inner, practice) =>
        {
            WritePractice(inner, practice);
            HostJson.WriteObserved(inner, assessment.Host, practice);
        });
        writer.WriteString("headline", FrameworkWords.Headline(assessment)?.Framework.Id);
        WriteList(writer, "frameworks", assessment.Frameworks, FrameworkJson.Write);
        writer.WriteNumber("partsTotal", assessment.PartsTotal);
        WriteList(writer, "parts", assessment.Parts, PartJson.Write);
        HistoryJson.Write(writer, assessment.History);
        HostJson.Write(writer, assessment.Host);
        WriteList(writer, "problems", assessment.Problems, WriteProblem);
        if (!assessment.Unread.IsEmpty)
        {
            WriteList(writer, "unread", assessment.Unread, WriteUnread);
        }

        writer.WriteEndObject();
    }

    internal static void WriteList<TItem>(Utf8JsonWriter writer, string name, IEnumerable<TItem> items, Action<Utf8JsonWriter, TItem> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    internal static void WriteTexts(Utf8JsonWriter writer, string name, ImmutableArray<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteUnread(Utf8JsonWriter writer, UnreadLanguage language)
    {
        writer.WriteString("language", language.Name);
        writer.WriteNumber("files", language.Files);
    }

    private static void WriteCompleteness(Utf8JsonWriter writer, Assessment assessment)
    {
        var reasons = Completeness.Reasons(assessment);
        writer.WriteStartObject("completeness");
        writer.WriteString("status", reasons.IsEmpty ? "complete" : "incomplete");
        WriteTexts(writer, "reasons", reasons);
        writer.WriteEndObject();
    }

    private static void WriteKind(Utf8JsonWriter writer, KindResult kind)
    {
        writer.WriteStartObject("kind");
        writer.WriteString("id", kind.Kind.Id);
        writer.WriteString("name", kind.Kind.Name);
        WriteTexts(writer, "why", kind.Why);
        writer.WriteString("caution", kind.Kind.Caution);
        WriteObject(writer, "inferred", kind.Inferred, (_, inferred) =>
        {
            writer.WriteString("id", inferred.Kind.Id);
            writer.WriteString("name", inferred.Kind.Name);
            WriteTexts(writer, "why", inferred.Why);
        });
        writer.WriteEndObject();
    }

    private static void WriteTechnology(Utf8JsonWriter writer, TechnologyResult technology)
    {
        writer.WriteString("id", technology.Rule.Id);
        writer.WriteString("name", technology.Rule.Name);
        writer.WriteNumber("level", (int)technology.Level);
        EvidenceJson.Write(writer, technology.Evidence);
    }

    private static void WritePractice(Utf8JsonWriter writer, PracticeResult practice)
    {
        writer.WriteString("id", practice.Practice.Id);
        writer.WriteString("name", practice.Practice.Name);
        writer.WriteNumber("level", (int)practice.Level);
        writer.WriteNumber("couldBe", (int)practice.CouldBe);
        ConfigurationJson.WriteAttested(writer, practice.Attested);
        writer.WriteString("status", practice.CouldBe > practice.Level ? "unknown" : "known");
        WriteTexts(writer, "unknownBecause", practice.UnknownBecause);
        WriteSpread(writer, practice.Spread);
        writer.WriteNumber("evidenceTotal", practice.EvidenceTotal);
        EvidenceJson.Write(writer, practice.Evidence);
        WriteList(writer, "aspects", practice.Aspects, WriteAspect);
    }

    private static void WriteAspect(Utf8JsonWriter writer, AspectResult aspect)
    {
        writer.WriteString("id", aspect.Aspect.Id);
        writer.WriteString("name", aspect.Aspect.Name);
        writer.WriteNumber("level", (int)aspect.Level);
        writer.WriteNumber("couldBe", (int)aspect.CouldBe);
        ConfigurationJson.WriteAttested(writer, aspect.Attested);
        writer.WriteString("status", aspect switch
        {
            { Level: >= Rules.Level.Implemented } => "met",
            { CouldBe: >= Rules.Level.Implemented } => "unknown",
            _ => "notMet",
        });
        if (!aspect.UnknownBecause.IsEmpty)
        {
            WriteTexts(writer, "unknownBecause", aspect.UnknownBecause);
        }

        EvidenceJson.Write(writer, aspect.Evidence);
    }

    private static void WriteProblem(Utf8JsonWriter writer, Facts.Problem problem)
    {
        writer.WriteString("path", problem.Path);
        WriteOptional(writer, "line", problem.Line);
        writer.WriteString("message", problem.Message);
        writer.WriteString("detector", problem.Detector);
    }

    internal static void WriteSpread(Utf8JsonWriter writer, Spread? spread) => WriteObject(writer, "spread", spread, (_, known) =>
    {
        writer.WriteNumber("units", known.Units);
        writer.WriteNumber("of", known.Of);
    });

    /// <summary>Writes an object; null where there is none.</summary>
    internal static void WriteObject<TValue>(Utf8JsonWriter writer, string name, TValue? value, Action<Utf8JsonWriter, TValue> write)
        where TValue : class
    {
        if (value is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        write(writer, value);
        writer.WriteEndObject();
    }

    internal static void WriteOptional(Utf8JsonWriter writer, string name, int? number)
    {
        if (number is { } given)
        {
            writer.WriteNumber(name, given);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
