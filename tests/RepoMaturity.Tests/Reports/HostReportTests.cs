using System.Text;
using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

/// <summary>What GitHub says stands in every report, apart from what files show.</summary>
internal sealed class HostReportTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 30, 0, TimeSpan.Zero);

    private static readonly HostFacts Facts = new("octo/churn", Now)
    {
        DefaultBranch = "main",
        IsProtected = true,
        RequiresPullRequest = true,
        RequiredReviews = 1,
        RequiresChecks = true,
        IsArchived = false,
        PushedAt = Now.AddDays(-1),
        Environments = [new HostEnvironment("production", true), new HostEnvironment("staging", false)],
        Release = new HostMoment("v2", Now.AddDays(-9)),
        Deployment = HostMoment.Never,
        Unknown = ["Workflows: GitHub answers with 403"],
    };

    [Test]
    public void It_is_told_in_words()
    {
        string[] told =
        [
            "What GitHub says of octo/churn, asked on 2026-11-20",
            "- Branch main is protected, and asks for pull requests with 1 approval and checks that pass",
            "- Environments: production (people approve), staging",
            "- The newest release, v2, is of 2026-11-11",
            "- There is no deployment yet",
            "- unknown: Workflows: GitHub answers with 403",
        ];
        var text = Text(Sample(Facts));
        var markdown = ShownMarkdown(Sample(Facts));
        foreach (var line in told)
        {
            Assert.That(text, Does.Contain(line));
            Assert.That(markdown, Does.Contain(line));
        }
    }

    [Test]
    public void What_was_seen_of_a_workflow_is_told_with_it_and_beside_the_practice()
    {
        var assessment = Sample(Facts with { Workflows = [new HostWorkflow(".github/workflows/ci.facts", "disabled_inactivity", Now.AddDays(-900))] });
        Assert.That(Text(assessment), Does.Contain("- .github/workflows/ci.facts (push): stale, GitHub has stopped it after 60 days without a push").And.Contain("Training, observed stale"));
        Assert.That(ShownMarkdown(assessment), Does.Contain("- `.github/workflows/ci.facts` (push): stale, GitHub has stopped it after 60 days without a push").And.Contain("| automated, observed stale |"));
        var json = Json(assessment);
        Assert.That(json.GetProperty("practices").EnumerateArray().Single(each => each.GetProperty("id").GetString() == "training").GetProperty("observed").GetString(), Is.EqualTo("stale"));
        var workflow = json.GetProperty("host").GetProperty("workflows")[0];
        Assert.That((workflow.GetProperty("trigger").GetString(), workflow.GetProperty("observed").GetString(), workflow.GetProperty("lastRun").ValueKind), Is.EqualTo(("push", "stale", JsonValueKind.Null)));
    }

    [Test]
    public void Where_nobody_asked_nothing_is_told()
    {
        var plain = SampleScan.Scan();
        Assert.That(Text(plain), Does.Not.Contain("GitHub").And.Not.Contain("observed"));
        Assert.That(Json(plain).TryGetProperty("host", out _), Is.False);
        Assert.That(Encoding.UTF8.GetString(JsonReport.Write(plain, new Tool("t", "1"))), Does.Not.Contain("observed"));
    }

    [Test]
    public void What_is_unknown_is_null_and_never_false()
    {
        var host = Json(Sample(new HostFacts("octo/churn", Now) { Unknown = ["The repository: GitHub answers with 404"] })).GetProperty("host");
        Assert.That(host.GetProperty("defaultBranch").EnumerateObject().Select(each => each.Value.ValueKind), Has.All.EqualTo(JsonValueKind.Null));
        Assert.That(new[] { "archived", "pushedAt", "environments", "release", "deployment" }.Select(name => host.GetProperty(name).ValueKind), Has.All.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void A_stored_report_says_the_same()
    {
        foreach (var facts in new[] { Facts, new HostFacts("octo/churn", Now), Facts with { Workflows = [new HostWorkflow(".github/workflows/ci.facts", "active", Now.AddDays(-900)) { Run = new HostRun(Now.AddDays(-2), "failure") }] } })
        {
            var json = JsonReport.Write(Sample(facts), new Tool("t", "1"));
            Assert.That(Encoding.UTF8.GetString(JsonReport.Write(AssessmentReader.Read(json, SampleScan.Rules()), new Tool("t", "1"))), Is.EqualTo(Encoding.UTF8.GetString(json)));
        }
    }

    [Test]
    public void Names_of_strangers_are_encoded() => Assert.Multiple(() => HostileTexts.All.ToList().ForEach(IsEncoded));

    private static void IsEncoded(string hostile)
    {
        var assessment = Sample(Facts with
        {
            DefaultBranch = hostile,
            Environments = [new HostEnvironment(hostile, true)],
            Release = new HostMoment(hostile, Now),
            Deployment = new HostMoment(hostile, Now),
            Unknown = [hostile],
        });
        Assert.That(TextReport.Write(assessment, isVerbose: true).SelectMany(line => line.Spans).Select(span => span.Text), Has.All.Matches<string>(text => text == TerminalText.Safe(text)));
        Assert.That(MarkdownReport.Write(assessment, isVerbose: true), Does.Contain(MarkdownText.Plain($"Branch {hostile} is protected")));
        Assert.That(Json(assessment).GetProperty("host").GetProperty("defaultBranch").GetProperty("name").GetString(), Is.EqualTo(Secrets.MaskKnown(hostile).Replace('\ud800', '\ufffd')));
    }

    /// <summary>The sample, with a workflow that trains.</summary>
    private static Assessment Sample(HostFacts facts)
    {
        var files = new Dictionary<string, string> { ["train.facts"] = "call fit", [".github/workflows/ci.facts"] = "unit job push\nrun train.facts @job" };
        return TestRules.Scanner(SampleScan.Rules()).Scan(new Subject(new MemorySnapshot(files), "test") { Host = facts });
    }

    private static string Text(Assessment assessment) => string.Join(' ', TextReport.Write(assessment, isVerbose: false).Select(line => line.ToString().Trim()));

    private static string ShownMarkdown(Assessment assessment) => MarkdownReport.Write(assessment, isVerbose: false);

    private static JsonElement Json(Assessment assessment)
    {
        var report = JsonDocument.Parse(JsonReport.Write(assessment, new Tool("t", "1"))).RootElement;
        Assert.That(JsonSchema.Read(SourceTree.At("rules/schema/report.schema.json")).Validate(report), Is.Empty);
        return report;
    }
}
