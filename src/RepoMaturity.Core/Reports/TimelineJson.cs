using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes a timeline as JSON, as <c>rules/schema/history.schema.json</c> describes it.</summary>
public static class TimelineJson
{
    /// <summary>Version of the schema.</summary>
    public const string SchemaVersion = "1.0";

    /// <summary>Writes a timeline.</summary>
    /// <returns>UTF-8 without a byte order mark, with a line end at its end.</returns>
    public static byte[] Write(Timeline timeline, Tool tool)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        ArgumentNullException.ThrowIfNull(tool);
        return JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            JsonReport.WriteMaker(writer, SchemaVersion, tool);
            writer.WriteStartObject("model");
            writer.WriteString("hash", timeline.ModelHash);
            writer.WriteEndObject();
            writer.WriteString("repository", timeline.Repository);
            writer.WriteNumber("commitsTotal", timeline.CommitsTotal);
            writer.WriteBoolean("truncated", timeline.IsTruncated);
            WriteCommits(writer, timeline);
            WriteSeries(writer, timeline);
            writer.WriteEndObject();
        });
    }

    private static void WriteCommits(Utf8JsonWriter writer, Timeline timeline) => JsonReport.WriteList(writer, "commits", timeline.Commits.Index(), (_, each) =>
    {
        var (at, commit) = each;
        writer.WriteString("id", commit.Id);
        writer.WriteString("day", TimelineWords.Day(commit));
        writer.WriteString("subject", commit.Subject);
        writer.WriteNumber("passedOver", timeline.PassedOver(at));
        JsonReport.WriteTexts(writer, "tags", commit.Tags);
    });

    private static void WriteSeries(Utf8JsonWriter writer, Timeline timeline) => JsonReport.WriteList(writer, "series", timeline.Series, (_, series) =>
    {
        writer.WriteString("of", Words.Of(series.Kind));
        writer.WriteString("id", series.Id);
        writer.WriteString("name", series.Name);
        writer.WriteString("first", series.Values.IsEmpty ? null : series.Word(series.Values[0]));
        writer.WriteString("last", series.Values.IsEmpty ? null : series.Word(series.Values[^1]));
        JsonReport.WriteList(writer, "changes", series.Changes, (_, change) =>
        {
            writer.WriteNumber("at", change.At);
            writer.WriteString("commit", timeline.Commits[change.At].Id);
            writer.WriteString("before", series.Word(change.Before));
            writer.WriteString("after", series.Word(change.After));
        });
    });
}
