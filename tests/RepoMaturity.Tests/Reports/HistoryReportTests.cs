using System.Text;
using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Tests.Architecture;

namespace RepoMaturity.Tests.Reports;

/// <summary>How traces of people are told: counts alone, and small ones not.</summary>
internal sealed class HistoryReportTests
{
    private static readonly AreaRule Area = new("modelling", "Modelling code", new PathTerm([]), [], new PathTerm([]));

    [TestCase(0, "0", "nobody")]
    [TestCase(1, "\"fewer than 3\"", "fewer than 3 people")]
    [TestCase(2, "\"fewer than 3\"", "fewer than 3 people")]
    [TestCase(3, "3", "3 people")]
    [TestCase(1234, "1234", "1,234 people")]
    public void One_or_two_people_are_not_told_apart(int people, string json, string text)
    {
        var history = Result(people);
        Assert.That(Json(history).GetProperty("people").GetRawText(), Is.EqualTo(json));
        Assert.That(Json(history).GetProperty("areas")[0].GetProperty("people").GetRawText(), Is.EqualTo(json));
        Assert.That(Json(history).GetProperty("bridges")[0].GetProperty("people").GetRawText(), Is.EqualTo(json));
        Assert.That(Text(history), Does.Contain($"Both: {text}").And.Contain("Traces of people"));
        Assert.That(Markdown(history), Does.Contain($"| Both | {json.Trim('"')} |"));
    }

    [Test]
    public void A_verbose_text_tells_how_alive_an_area_is()
    {
        Assert.That(Text(Result(5)), Does.Contain("Modelling code: 5 people, 12 changes, 4 in the year before this commit, the last on 2024-02-03")
            .And.Contain("Of 8 changes on the main line, 6 (75 %) came through merged pull requests")
            .And.Contain("The areas are told from 12 of 30 changes, the newest, back to 2020-01-02."));
        Assert.That(string.Join('\n', TextReport.Write(SampleScan.Scan() with { History = Result(5) }, isVerbose: false)), Does.Not.Contain("Traces of people"));
    }

    [Test]
    public void Of_a_shallow_clone_nothing_is_told()
    {
        var history = Result(5) with { IsShallow = true };
        var json = Json(history);
        Assert.That((json.GetProperty("status").GetString(), json.GetProperty("people").ValueKind, json.GetProperty("areas").GetArrayLength()), Is.EqualTo(("unknown", JsonValueKind.Null, 0)));
        Assert.That(Text(history), Does.Contain("Unknown: the clone is shallow").And.Not.Contain("5 people"));
        Assert.That(Markdown(history), Does.Contain("Unknown: the clone is shallow").And.Not.Contain("| 5 |"));
    }

    [Test]
    public void Of_a_history_that_was_not_read_to_its_end_the_least_is_told()
    {
        Assert.That(Json(Result(5) with { IsTruncated = true }).GetProperty("status").GetString(), Is.EqualTo("lowerBound"));
        Assert.That(Text(Result(5) with { IsTruncated = true }), Does.Contain("At least 5 people wrote commits"));
    }

    internal static HistoryResult Result(int people) => new(
        false, false, people, 8, 6, [new AreaResult(Area, people, 12, 4, new DateOnly(2024, 2, 3))], [new BridgeResult(new BridgeRule("both", "Both", ["modelling"]), people)], 12, 30, new DateOnly(2020, 1, 2));

    private static string Text(HistoryResult history) => string.Join(' ', TextReport.Write(SampleScan.Scan() with { History = history }, isVerbose: true).Select(line => line.ToString().Trim()));

    private static string Markdown(HistoryResult history) => MarkdownReport.Write(SampleScan.Scan() with { History = history }, isVerbose: false);

    private static JsonElement Json(HistoryResult history)
    {
        var report = JsonDocument.Parse(Encoding.UTF8.GetString(JsonReport.Write(SampleScan.Scan() with { History = history }, new Tool("t", "1")))).RootElement;
        Assert.That(JsonSchema.Read(SourceTree.At("rules/schema/report.schema.json")).Validate(report), Is.Empty);
        return report.GetProperty("history");
    }
}
