using System.Globalization;
using System.Text;
using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

internal sealed class JsonReportTests
{
    private static readonly Tool Tool = new("repomaturity", "1.2.3");
    private static readonly JsonSchema Schema = JsonSchema.Read(SourceTree.At("rules/schema/report.schema.json"));

    [Test]
    public void A_report_keeps_to_its_schema()
    {
        foreach (var assessment in new[] { SampleScan.Scan(), SampleScan.Nothing() })
        {
            Assert.That(Schema.Validate(Report(assessment)), Is.Empty);
        }
    }

    [Test]
    public void The_schema_refuses_what_is_no_report()
    {
        var broken = Write(SampleScan.Scan()).Replace("\"level\": 3", "\"level\": 4", StringComparison.Ordinal).Replace("\"dirty\": false", "\"dirt\": false", StringComparison.Ordinal);
        var mistakes = Schema.Validate(JsonDocument.Parse(broken).RootElement);
        Assert.That(mistakes, Has.Some.Contain("4 is above 3").And.Some.Contain("unknown property dirt").And.Some.Contain("lacks dirty"));
    }

    [Test]
    public void One_assessment_has_one_text()
    {
        var first = Write(SampleScan.Scan());
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.That(Write(SampleScan.Scan()), Is.EqualTo(first));
        }
        catch (CultureNotFoundException)
        {
            Assert.That(Write(SampleScan.Scan()), Is.EqualTo(first));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.That(first, Does.Not.Contain("\r").And.EndsWith("}\n").And.Not.StartsWith("\uFEFF"));
    }

    [Test]
    public void Names_are_as_others_read_them()
    {
        var report = Report(SampleScan.Scan());
        var practice = report.GetProperty("practices")[0];
        var framework = report.GetProperty("frameworks")[0];
        Assert.Multiple(() =>
        {
            Assert.That(report.GetProperty("schemaVersion").GetString(), Is.EqualTo("1.5"));
            Assert.That(report.GetProperty("completeness").GetProperty("status").GetString(), Is.EqualTo("incomplete"));
            Assert.That(practice.GetProperty("status").GetString(), Is.EqualTo("unknown"));
            Assert.That(practice.GetProperty("evidenceTotal").GetInt32(), Is.EqualTo(2));
            Assert.That(practice.GetProperty("aspects")[0].GetProperty("status").GetString(), Is.EqualTo("met"));
            Assert.That(report.GetProperty("practices")[3].GetProperty("evidence")[0].TryGetProperty("path", out _), Is.False, "history has no path");
            Assert.That(framework.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("status").GetString()), Is.EqualTo(new[] { "met", "unknown", "notMet", "unknown" }));
        });
    }

    [Test]
    public void Evidence_shown_is_of_different_files_and_five_at_most()
    {
        var files = Enumerable.Range(0, 7).ToDictionary(i => $"{i}.facts", _ => "call fit\ncall fit @a\ncall fit @b");
        var practice = Report(TestRules.Scan(SampleScan.Rules(), files)).GetProperty("practices")[1];
        Assert.That(practice.GetProperty("evidence").EnumerateArray().Select(each => each.GetProperty("path").GetString()),
            Is.EqualTo(new[] { "0.facts", "1.facts", "2.facts", "3.facts", "4.facts" }));
        Assert.That(practice.GetProperty("evidenceTotal").GetInt32(), Is.GreaterThanOrEqualTo(7));
    }

    [Test]
    public void Strange_names_stay_valid_json()
    {
        var files = new Dictionary<string, string> { ["a\"\\\u001b\n<&'+ü模\U0001F916" + (char)0xD800 + ".facts"] = "call fit" };
        var text = Write(TestRules.Scan(SampleScan.Rules(), files));
        Assert.That(JsonDocument.Parse(text).RootElement.GetProperty("practices")[1].GetProperty("evidence")[0].GetProperty("path").GetString(), Does.StartWith("a\"\\\u001b\n<&'+ü模\U0001F916"));
        Assert.That(text, Does.Not.Contain("\u001b").And.Contain("<&'+ü模"));
    }

    private static string Write(Assessment assessment) => Encoding.UTF8.GetString(JsonReport.Write(assessment, Tool));

    private static JsonElement Report(Assessment assessment) => JsonDocument.Parse(JsonReport.Write(assessment, Tool)).RootElement;
}
