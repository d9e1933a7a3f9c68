using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Settings;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

/// <summary>What reports say of a configuration.</summary>
internal sealed class ConfigurationReportTests
{
    private const string Yaml = """
        kind: tool
        target: { regulatory-compliance: true, operational-excellence: false }
        exclude: [old]
        suppress:
          - { id: tests, paths: "*.facts", reason: false-positive, justification: "no test of ours" }
          - { id: tracker, reason: test, justification: gone, expires: 2020-01-01 }
        attest:
          - { practice: tracking, level: automated, statement: "each run | is kept", link: "https://x.example/y", owner: platform team, expires: 2026-12-31 }
          - { practice: tracking/kept, level: declared, statement: s, owner: o, expires: 2026-12-31 }
        unknown: 1
        """;

    private const string Section = """
        What .repomaturity.yml says
          - Left aside as if not there: 1 file (old)
          - Suppressed: tests in *.facts (false-positive), 1 piece of evidence in 1
            file: no test of ours
          - Attested: Tracking, automated (counted as declared: the kind is tool): each
            run | is kept (platform team, until 2026-12-31, https://x.example/y)
          - Attested: Kept, declared: s (o, until 2026-12-31)
          - Line 10 is wrong and counts for nothing: Unknown key 'unknown'.
          - Line 6: The suppression of 'tracker' has expired on 2020-01-01 and counts
            for nothing: renew it or take it out.
        """;

    [Test]
    public void Text_says_all_of_it()
    {
        var text = string.Join('\n', TextReport.Write(Scan(Yaml), isVerbose: false));
        Assert.That(text, Does.Contain(Section.ReplaceLineEndings("\n")));
        Assert.That(text, Does.Contain("Desired stage: Second rung, as regulatory compliance is required: not yet."));
        Assert.That(text, Does.Contain("  - stated in .repomaturity.yml\n  - by what was found it would be: Project (default)\n"));
        Assert.That(text, Does.Contain("  absent       Tracking, attested declared\n               with Kept (attested declared, not detected)\n"));
    }

    [Test]
    public void Stage_with_attestations_stands_beside_the_one_by_evidence()
    {
        var scan = Scan("attest:\n- { practice: tracking, level: automated, statement: s, owner: o, expires: 2027-01-01 }\n- { practice: tracking/kept, level: automated, statement: s, owner: o, expires: 2027-01-01 }");
        var words = "That is by evidence alone: with what people attest, stage 3 of 3, Second rung.";
        Assert.That(string.Join(' ', string.Join(' ', TextReport.Write(scan, isVerbose: false)).Split(' ', StringSplitOptions.RemoveEmptyEntries)), Does.Contain("Stage 2 of 3, First rung: not yet").And.Contain(words));
        Assert.That(MarkdownReport.Write(scan, isVerbose: false), Does.Contain(words).And.Contain("| Tracking | implemented, attested automated |"));
        var ladder = Json(scan).GetProperty("frameworks")[0];
        Assert.That(ladder.GetProperty("stage").GetProperty("index").GetInt32(), Is.EqualTo(2));
        Assert.That(ladder.GetProperty("withAttestations").GetProperty("stage").GetProperty("index").GetInt32(), Is.EqualTo(3));
        Assert.That(ladder.GetProperty("withAttestations").GetProperty("met").EnumerateArray().Select(item => item.GetString()), Is.EqualTo(new[] { "K" }));
    }

    [Test]
    public void Markdown_says_the_same_and_stays_text() =>
        Assert.That(MarkdownReport.Write(Scan(Yaml), isVerbose: false), Does.Contain("## What .repomaturity.yml says").And.Contain("each run \\| is kept (platform team, until 2026-12-31, https:&#8203;//x.example/y)"));

    [Test]
    public void Json_keeps_to_its_schema()
    {
        var report = Json(Scan(Yaml));
        Assert.That(JsonSchema.Read(SourceTree.At("rules/schema/report.schema.json")).Validate(report), Is.Empty);
        var practice = report.GetProperty("practices")[0];
        Assert.That((practice.GetProperty("level").GetInt32(), practice.GetProperty("attested").GetInt32()), Is.EqualTo((0, 1)));
        Assert.That(report.GetProperty("configuration").GetProperty("attestations")[0].GetProperty("source").GetString(), Is.EqualTo("statement"));
        Assert.That(report.GetProperty("problems").GetArrayLength(), Is.Zero, "a mistake in the configuration is no file that was not read");
    }

    [Test]
    public void Explanation_shows_attestations_apart() => Assert.That(
        string.Join(' ', string.Join(' ', Explanation.Write(Scan(Yaml), Read.Rules, "tracking", isVerbose: false)).Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        Does.Contain("attested declared nothing that a rule knows was found Attested: Tracking, automated"));

    [Test]
    public void An_attested_item_is_named_and_explained()
    {
        var scan = Scan("attest:\n- { item: 'ladder:X', statement: every morning, owner: team, expires: 2027-01-01 }");
        Assert.That(Flat(TextReport.Write(scan, isVerbose: false)), Does.Contain("Attested: the team talks (ladder:X): every morning (team, until 2027-01-01)"));
        Assert.That(Flat(Explanation.Write(scan, Read.Rules, "ladder:X", isVerbose: false)), Does.Contain("not visible: no file of a repository can show it met with what people attest: attested by team: every morning"));
    }

    [Test]
    public void Nothing_is_said_without_a_configuration() =>
        Assert.That(string.Join('\n', TextReport.Write(SampleScan.Scan(), isVerbose: true)), Does.Not.Contain("says\n").And.Not.Contain("attest"));

    private static string Flat(IEnumerable<TextLine> lines) => string.Join(' ', string.Join(' ', lines).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static JsonElement Json(Assessment assessment) => JsonDocument.Parse(JsonReport.Write(assessment, new Tool("t", "1"))).RootElement;

    private static Assessment Scan(string yaml) => TestRules.Scanner(Read.Rules).Scan(
        new Subject(new MemorySnapshot(TestRules.Files("== a.facts\ncall fit\ncall check\n== old/b.facts\ncall tracker.log\n== old.facts\n")), "test", new HistoryFacts(0, 0, 0, IsShallow: false, IsTruncated: false)) { Configuration = Read.Text(yaml) });
}
