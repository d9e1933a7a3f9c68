using System.Globalization;
using System.Text.Json;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes traces of people as JSON: counts only, small ones not told.</summary>
internal static class HistoryJson
{
    public static void Write(Utf8JsonWriter writer, HistoryResult? history)
    {
        if (history is null)
        {
            writer.WriteNull("history");
            return;
        }

        writer.WriteStartObject("history");
        writer.WriteString("status", history switch
        {
            { IsShallow: true } => "unknown",
            { IsTruncated: true } => "lowerBound",
            _ => "known",
        });
        if (history.IsShallow)
        {
            writer.WriteNull("people");
            writer.WriteNull("mainline");
            writer.WriteNull("compared");
        }
        else
        {
            WritePeople(writer, history.People);
            WriteMainline(writer, history);
            WriteCompared(writer, history);
        }

        JsonReport.WriteList(writer, "areas", history.IsShallow ? [] : history.Areas, WriteArea);
        JsonReport.WriteList(writer, "bridges", history.IsShallow ? [] : history.Bridges, WriteBridge);
        writer.WriteEndObject();
    }

    private static void WriteMainline(Utf8JsonWriter writer, HistoryResult history)
    {
        writer.WriteStartObject("mainline");
        writer.WriteNumber("changes", history.MainlineChanges);
        writer.WriteNumber("pullRequests", history.MainlinePullRequests);
        writer.WriteEndObject();
    }

    private static void WriteCompared(Utf8JsonWriter writer, HistoryResult history)
    {
        writer.WriteStartObject("compared");
        writer.WriteNumber("changes", history.Compared);
        writer.WriteNumber("of", history.ChangesTotal);
        WriteDay(writer, "since", history.Since);
        writer.WriteEndObject();
    }

    private static void WriteArea(Utf8JsonWriter writer, AreaResult area)
    {
        writer.WriteString("id", area.Area.Id);
        writer.WriteString("name", area.Area.Name);
        WritePeople(writer, area.People);
        writer.WriteNumber("changes", area.Changes);
        writer.WriteNumber("changesInLastYear", area.ChangesInLastYear);
        WriteDay(writer, "lastChange", area.LastChange);
    }

    private static void WriteBridge(Utf8JsonWriter writer, BridgeResult bridge)
    {
        writer.WriteString("id", bridge.Bridge.Id);
        writer.WriteString("name", bridge.Bridge.Name);
        WritePeople(writer, bridge.People);
    }

    private static void WritePeople(Utf8JsonWriter writer, int people)
    {
        if (PeopleCount.IsFew(people))
        {
            writer.WriteString("people", PeopleCount.Few);
        }
        else
        {
            writer.WriteNumber("people", people);
        }
    }

    private static void WriteDay(Utf8JsonWriter writer, string name, DateOnly? day) =>
        writer.WriteString(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
