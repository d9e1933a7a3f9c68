using System.Text;
using System.Text.Json.Nodes;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Pages;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Settings;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

/// <summary>What is written of a stored report is what a scan would write.</summary>
internal sealed class AssessmentReaderTests
{
    private static readonly Tool Tool = new("repomaturity", "1.2.3");

    [TestCaseSource(typeof(Fixture), nameof(Fixture.Names))]
    public void Every_format_is_that_of_the_scan(string name)
    {
        var fixture = new Fixture(name);
        var scan = Fixture.Scanner(RuleSources.Rules).Scan(fixture.Subject(RuleSources.Rules) with { Frameworks = ["all"] });
        AssertSame(scan, RuleSources.Rules);
    }

    [Test]
    public void So_it_is_for_what_else_a_report_can_hold()
    {
        var scan = SampleScan.Scan();
        AssertSame(scan, SampleScan.Rules());
        AssertSame(SampleScan.Nothing(), SampleScan.Rules());
        AssertSame(scan with { Commit = new string('a', 40), IsDirty = true, Assumptions = ["x is y"], Folder = "a/b" }, SampleScan.Rules());
        AssertSame(scan with { Unread = [new UnreadLanguage("Rust", 171), new UnreadLanguage("Go", 40)] }, SampleScan.Rules());
        AssertSame(scan with { History = HistoryReportTests.Result(5) }, SampleScan.Rules());
        AssertSame(scan with { Gates = [.. Enum.GetValues<GateVerdict>().Select(verdict => new GateOutcome("stage<3", verdict, "why"))] }, SampleScan.Rules());
        AssertSame(scan with { History = HistoryReportTests.Result(2) with { IsTruncated = true, Since = null } }, SampleScan.Rules());
        AssertSame(scan with { History = HistoryReportTests.Result(0) with { IsShallow = true } }, SampleScan.Rules());
    }

    [TestCase("kind: tool\ntarget: { regulatory-compliance: true, operational-excellence: false }\nexclude: [old]\nunknown: 1")]
    [TestCase("suppress:\n- { id: tests, paths: '*.facts', reason: false-positive, justification: a }\n- { id: tracker, reason: test, justification: gone, expires: 2020-01-01 }\n- { id: 'ladder:K', reason: test, justification: b }")]
    [TestCase("attest:\n- { practice: tracking, level: automated, statement: s, owner: o, link: 'https://x.example/y', expires: 2027-01-01 }\n- { practice: tracking/kept, level: automated, statement: s, owner: o, expires: 2027-01-01 }")]
    [TestCase("gates: ['stage:ladder<2', 'practice:tracking<1', incomplete]\nframeworks: [ladder]\nkind: project\nparts:\n- { path: old, kind: tool }")]
    [TestCase("target: { framework: ladder, stage: 3 }\nattest:\n- { item: 'ladder:X', statement: s, owner: o, expires: 2027-01-01 }")]
    public void So_it_is_with_a_configuration(string yaml)
    {
        var files = new Dictionary<string, string> { ["a.facts"] = "call fit\ncall check\ncall tracker.log", ["old/b.facts"] = "call fit", ["README.md"] = "x" };
        var scan = TestRules.Scanner(Read.Rules).Scan(new Subject(new MemorySnapshot(files), "test") { Configuration = Read.Text(yaml) });
        Assert.That(scan.Configuration, Is.Not.Null);
        AssertSame(scan, Read.Rules);
    }

    [Test]
    public void An_older_schema_is_read()
    {
        var fixture = new Fixture("manual-mlops");
        var scan = Fixture.Scanner(RuleSources.Rules).Scan(fixture.Subject(RuleSources.Rules));
        var report = JsonNode.Parse(JsonReport.Write(scan, Tool))!.AsObject();
        report["schemaVersion"] = "1.0";
        foreach (var key in new[] { "configuration", "parts", "partsTotal", "history" })
        {
            report.Remove(key);
        }

        report["repository"]!.AsObject().Remove("folder");
        foreach (var framework in report["frameworks"]!.AsArray())
        {
            foreach (var key in new[] { "coverage", "withAttestations", "target", "score", "sections", "strictLacks" })
            {
                framework!.AsObject().Remove(key);
            }

            foreach (var step in framework!["nextSteps"]!.AsArray())
            {
                foreach (var key in new[] { "place", "change", "also", "why" })
                {
                    step!.AsObject().Remove(key);
                }
            }
        }

        var read = AssessmentReader.Read(Encoding.UTF8.GetBytes(report.ToJsonString()), RuleSources.Rules);
        Assert.That(BadgeReport.WriteSvg(read), Is.EqualTo(BadgeReport.WriteSvg(scan)));
        Assert.That(MarkdownReport.Write(read, isVerbose: true), Does.Contain("**Stage 3 of 5, Manual MLOps**").And.Contain("- [ ] **Continuous integration**"));
    }

    [TestCase("", "It is no JSON.")]
    [TestCase("[1]", "It is no JSON report of this program, or one of a schema that is not known here.")]
    [TestCase("{ \"schemaVersion\": \"2.0\", \"practices\": [], \"frameworks\": [] }", "It is no JSON report of this program, or one of a schema that is not known here.")]
    [TestCase("{ \"schemaVersion\": \"1.4\", \"practices\": [{ \"id\": \"a\" }, { \"id\": \"a\" }], \"frameworks\": [] }", "It speaks twice of 'a'.")]
    [TestCase("{ \"schemaVersion\": \"1.4\", \"practices\": [], \"frameworks\": [{ \"id\": \"theirs\" }], \"kind\": { \"id\": \"project\" } }", "It speaks of the framework 'theirs', which the rules do not know: give those with --rules.")]
    [TestCase("{ \"schemaVersion\": \"1.4\", \"practices\": [{ \"level\": 7 }], \"frameworks\": [], \"kind\": { \"id\": \"project\" } }", "A level was expected.")]
    [TestCase("{ \"schemaVersion\": \"1.4\", \"practices\": 3, \"frameworks\": [], \"kind\": { \"id\": \"project\" } }", "A list was expected.")]
    public void What_is_no_report_is_refused(string json, string sentence) =>
        Assert.That(() => AssessmentReader.Read(Encoding.UTF8.GetBytes(json), SampleScan.Rules()), Throws.TypeOf<FormatException>().With.Message.EqualTo(sentence));

    private static void AssertSame(Assessment scan, RuleSet rules) => AssertSame(AssessmentReader.Read(JsonReport.Write(scan, Tool), rules), scan);

    /// <summary>Holds an assessment that was read against the one that was written, in every format.</summary>
    public static void AssertSame(Assessment read, Assessment scan)
    {
        Assert.That(Encoding.UTF8.GetString(JsonReport.Write(read, Tool)), Is.EqualTo(Encoding.UTF8.GetString(JsonReport.Write(scan, Tool))));
        Assert.That(Encoding.UTF8.GetString(SarifReport.Write(read, Tool)), Is.EqualTo(Encoding.UTF8.GetString(SarifReport.Write(scan, Tool))));
        Assert.That(BadgeReport.WriteSvg(read), Is.EqualTo(BadgeReport.WriteSvg(scan)));
        Assert.That(BadgeReport.WriteShields(read), Is.EqualTo(BadgeReport.WriteShields(scan)));
        Assert.That(AnnotationReport.Write(read), Is.EqualTo(AnnotationReport.Write(scan)));
        Assert.That(Page(read), Is.EqualTo(Page(scan)));
        foreach (var isVerbose in new[] { false, true })
        {
            Assert.That(MarkdownReport.Write(read, isVerbose), Is.EqualTo(MarkdownReport.Write(scan, isVerbose)));
            Assert.That(Text(read, isVerbose), Is.EqualTo(Text(scan, isVerbose)));
        }
    }

    /// <summary>The page, with the framework of its drawing where the rules have it.</summary>
    private static string Page(Assessment assessment)
    {
        var drawn = RuleSources.Rules.Frameworks.Single(framework => framework.Id == ReferenceArchitecture.Framework);
        var isKnown = assessment.Frameworks.Any(result => result.Framework.Id == drawn.Id);
        return Encoding.UTF8.GetString(AssessmentPage.Write(assessment, isKnown ? assessment.Through(drawn) : null, Tool));
    }

    private static string Text(Assessment assessment, bool isVerbose) => string.Join('\n', TextReport.Write(assessment, isVerbose, withItems: true));
}
