using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Reports;

internal sealed class TextReportTests
{
    private const string Sample = """
        test

        Kind: Project (m)
          - default

        RepoMaturity's reading of The Ladder (2020)
          [1 Ground] - 2 First rung - 3 Second rung

          Stage 1 of 3, Ground: not yet First rung, because tests is absent, implemented
          is asked.

                  1  2  3  # reached, ? could be, . not
          Model   #  #  ?  tracking is declared, not automated; could be 3: broken.facts
                           was not read (and 1 more)
          People  #  .  .  tests is absent, implemented is asked

          Stage 2, First rung, asks for at least 2 in every dimension.
          A repository can show 3 of its 4 items; 1 published, 1 secondary, 1 recalled,
          1 operationalised.

        Practices: 2 of 4 in place, 1 of them automated

        Model
          declared     Tracking, could be automated: broken.facts was not read (and 1
                       more)
                       examples/one.facts:1 calls tracker.log, counted as declared:
                         example
                       with Kept
          automated    Training
                       train.facts:1 calls fit
                       started by .ci/main.facts:1 push
                         -> :2 train.facts

        Engineering
          implemented  Configuration
                       history: 3 authors, 4 merged pull requests of fewer than 3 people
          absent       Tests

        Technologies
          in use       Tracker Pro

        What stands between this and stage 2, First rung
          - People - tests are there

        First steps
          1. Tests, from absent to implemented: s

        What was not read or seen
          - broken.facts was not read: could change Tracking
          - tools/run.facts:2 goes on outside this repository: elsewhere/track.yml:
            could change Tracking
          - broken.facts: The detector failed (InvalidOperationException): its facts of
            this file are incomplete. Please report it.
          - No file of a repository can show: the team talks
        """;

    private const string Nothing = """
        test

        Kind: Project (m)
          - default

        RepoMaturity's reading of The Ladder (2020)
          [1 Ground] - 2 First rung - 3 Second rung

          Stage 1 of 3, Ground: not yet First rung, because training is absent,
          implemented is asked (and 1 more, below).

                  1  2  3  # reached, ? could be, . not
          Model   #  .  .  training is absent, implemented is asked
          People  #  .  .  tests is absent, implemented is asked

          Stage 2, First rung, asks for at least 2 in every dimension.
          A repository can show 3 of its 4 items; 1 published, 1 secondary, 1 recalled,
          1 operationalised.

        Practices: 0 of 4 in place, 0 of them automated

        Model
          absent       Tracking, Training

        Engineering
          absent       Tests, Configuration

        What stands between this and stage 2, First rung
          - Model - models are trained by code
          - People - tests are there

        First steps
          1. Tests, from absent to implemented: s
          2. Training, from absent to implemented: s

        What was not read or seen
          Nothing was left out: every file that matters here was read.
          - No file of a repository can show: the team talks
        """;

    [Test]
    public void A_report_reads_from_the_kind_to_what_was_not_seen() => Assert.That(Print(isVerbose: false), Is.EqualTo(Sample.ReplaceLineEndings("\n")));

    [Test]
    public void A_report_on_nothing_is_short() =>
        Assert.That(string.Join('\n', TextReport.Write(SampleScan.Nothing(), isVerbose: false)), Is.EqualTo(Nothing.ReplaceLineEndings("\n")));

    [TestCase("", "")]
    [TestCase("(", "(")]
    [TestCase("()", "()")]
    [TestCase("a is absent", "a is absent")]
    [TestCase("(a or b)", "a or b")]
    [TestCase("(a or b), and (c or d)", "(a or b), and (c or d)")]
    [TestCase("((a) or (b))", "(a) or (b)")]
    public void Brackets_around_all_say_nothing(string missing, string clause) => Assert.That(FrameworkWords.Clause(missing), Is.EqualTo(clause));

    [Test]
    public void A_trigger_that_is_its_own_evidence_is_said_once()
    {
        var scan = SampleScan.Scan();
        var trigger = new ChainStep("ci.yml", new Position(3), "push");
        var practice = scan.Practices[1];
        var evidence = practice.Evidence[0] with { Path = "ci.yml", Position = new Position(3), Detail = "trigger push", Chain = new Chain(TriggerKind.Push, [trigger]) };
        var changed = scan with { Practices = scan.Practices.SetItem(1, practice with { Evidence = [evidence] }) };
        Assert.That(string.Join('\n', TextReport.Write(changed, isVerbose: false)), Does.Contain("ci.yml:3 is started by push\n\nEngineering"));
    }

    [Test]
    public void Verbose_shows_more_proof() => Assert.That(Print(isVerbose: true), Does.Contain("needs.facts:1 depends on tracker"));

    [Test]
    public void Items_are_listed_when_they_were_asked_for()
    {
        var text = string.Join('\n', TextReport.Write(SampleScan.Scan(), isVerbose: false, withItems: true));
        Assert.That(text, Does.Contain("""
              Items
              met            M.2 models are trained by code (published)
                             training is automated
                             train.facts:1 calls fit
              unknown        M.3 training runs by itself and is tracked (recalled)
                             could be met: tracking is declared, not automated, but not all
                             was seen: broken.facts was not read (and 1 more)
              not met        P.2 tests are there (secondary)
                             tests is absent, implemented is asked
              not visible    X the team talks (operationalised)
            """.ReplaceLineEndings("\n")));
        Assert.That(Print(isVerbose: false), Does.Not.Contain("models are trained by code"));
        Assert.That(Print(isVerbose: true), Does.Contain("models are trained by code"));
    }

    [Test]
    public void A_kind_without_a_stage_says_so()
    {
        var rules = TestRules.Load(
            withExamples: false,
            ("conventions/x.yml", "id: x\nname: X\nsignals: [{ practice: training, any: [{ call: fit }] }]"),
            ("kinds.yml", "kinds: [{ id: none, name: No such work, means: m, caution: Nothing here is trained., without-stage: true }]\ndecisions: [{ kind: none }]"),
            ("frameworks/f.yml", "id: f\nname: F\nyear: 2001\nsource: s\nitems: [{ id: a, name: n, provenance: recalled, met: { training: implemented } }]\nstages: [{ index: 0, name: low }, { index: 1, name: high, items: [a] }]")).Rules!;
        var text = string.Join('\n', TextReport.Write(TestRules.Scan(rules, []), isVerbose: false));
        Assert.That(text, Does.Contain("Kind: No such work (m)\n  Nothing here is trained.\n").And.Contain("RepoMaturity's reading of F (2001)\n  No stage: a repository of this kind is in none.\n"));
        Assert.That(string.Join('\n', TextReport.Write(TestRules.Scan(rules, []), isVerbose: false, withItems: true)), Does.Contain("of F (2001): nothing of it applies to a repository of\n  this kind.\n").And.Not.Contain("not applicable"));
        Assert.That(text, Does.Not.Contain("First steps").And.Contain("There is no history"));
    }

    [Test]
    public void Names_of_a_repository_cannot_speak_to_the_terminal()
    {
        var files = new Dictionary<string, string> { ["a\u001b[2J\u202e.facts"] = "call fit", ["b\u009b.facts"] = "throw" };
        var text = string.Join('\n', TextReport.Write(TestRules.Scan(SampleScan.Rules(), files, new HistoryFacts(1, 0, 0, false, false)), isVerbose: true));
        Assert.That(text, Does.Contain(@"a\x1B[2J\u202E.facts:1").And.Contain(@"b\x9B.facts"));
        Assert.That(text.Where(character => char.IsControl(character) && character != '\n'), Is.Empty);
    }

    [Test]
    public void Only_what_cannot_be_broken_is_wider_than_80_columns() =>
        Assert.That(Print(isVerbose: true).Split('\n').Where(line => line.Length > 80), Is.Empty);

    private static string Print(bool isVerbose) => string.Join('\n', TextReport.Write(SampleScan.Scan(), isVerbose));
}
