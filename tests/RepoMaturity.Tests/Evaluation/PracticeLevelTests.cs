using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>From facts, chains and contexts to the level of a practice.</summary>
public sealed class PracticeLevelTests
{
    private const string Tracking = """
        - practice: tracking
          any: [{ call: tracker.log }]
        - practice: tracking
          level: declared
          any: [{ dependency: tracker }]
        """;

    [TestCase("", Level.Absent)]
    [TestCase("== a.facts\ndependency tracker", Level.Declared)]
    [TestCase("== a.facts\ncall tracker.log", Level.Implemented)]
    [TestCase("== a.facts\ncall tracker.login", Level.Absent, Description = "a look-alike")]
    [TestCase("== ci.facts\nunit job push\nrun a.facts @job\n== a.facts\ncall tracker.log", Level.Automated)]
    [TestCase("== ci.facts\nunit job schedule\ncall tracker.log @job", Level.Automated, Description = "in the started unit itself")]
    [TestCase("== ci.facts\nunit job manual\nrun a.facts @job\n== a.facts\ncall tracker.log", Level.Implemented)]
    [TestCase("== ci.facts\nunit job push\ntest a.facts @job\n== a.facts\ncall tracker.log", Level.Implemented, Description = "what only tests reach is not automated")]
    [TestCase("== ci.facts\nunit job push\nrun a.facts @job\n== a.facts\ndependency tracker", Level.Declared, Description = "a declaration that CI reads stays one")]
    [TestCase("== ci.facts\noff job\ncall tracker.log @job", Level.Declared, Description = "a disabled unit declares at most")]
    [TestCase("== examples/a.facts\ncall tracker.log", Level.Declared)]
    [TestCase("== ci.facts\nunit job push\nrun examples/a.facts @job\n== examples/a.facts\ncall tracker.log", Level.Declared, Description = "an example stays one, whoever runs it")]
    [TestCase("== vendor/x/a.facts\ncall tracker.log", Level.Absent)]
    [TestCase("== marks.facts\nattribute linguist-vendored copied\n== copied/a.facts\ncall tracker.log", Level.Absent)]
    [TestCase("== sub/marks.facts\nattribute linguist-vendored copied\n== copied/a.facts\ncall tracker.log", Level.Implemented, Description = "a mark holds below its own folder")]
    public void The_best_evidence_decides(string files, Level level) => Assert.That(LevelOf("tracking", Tracking, files), Is.EqualTo(level));

    [TestCase("tests", Level.Automated, Description = "tests show testing")]
    [TestCase("config", Level.Implemented, Description = "automation gives this practice no more")]
    public void Practices_say_what_a_chain_gives_them(string practice, Level level) => Assert.That(
        LevelOf(practice, $"- practice: {practice}\n  any: [{{ call: thing.done }}]", "== ci.facts\nunit job push\ntest a.facts @job\nrun b.facts @job\n== a.facts\ncall thing.done\n== b.facts\n" + (practice == "config" ? "call thing.done" : string.Empty)),
        Is.EqualTo(level));

    [TestCase("- practice: tracking\n  all: [{ call: a }, { call: b }]", "== a.facts\ncall a\ncall b", Level.Implemented)]
    [TestCase("- practice: tracking\n  all: [{ call: a }, { call: b }]", "== a.facts\ncall a\n== b.facts\ncall b", Level.Absent)]
    [TestCase("- practice: tracking\n  scope: folder\n  all: [{ call: a }, { call: b }]", "== x/a.facts\ncall a\n== x/b.facts\ncall b", Level.Implemented)]
    [TestCase("- practice: tracking\n  scope: folder\n  all: [{ call: a }, { call: b }]", "== x/a.facts\ncall a\n== y/b.facts\ncall b", Level.Absent)]
    [TestCase("- practice: tracking\n  scope: unit\n  all: [{ call: a }, { call: b }]", "== a.facts\ncall a @f\ncall b @f", Level.Implemented)]
    [TestCase("- practice: tracking\n  scope: unit\n  all: [{ call: a }, { call: b }]", "== a.facts\ncall a @f\ncall b @g", Level.Absent)]
    [TestCase("- practice: tracking\n  any: [{ call: a }]\n  none: [{ call: b }]", "== a.facts\ncall a", Level.Implemented)]
    [TestCase("- practice: tracking\n  any: [{ call: a }]\n  none: [{ call: b }]", "== a.facts\ncall a\ncall b", Level.Absent)]
    [TestCase("- practice: tracking\n  any: [{ call: a }]\n  none: [{ call: b }]", "== a.facts\ncall a\n== b.facts\ncall b", Level.Implemented, Description = "none holds within one file")]
    [TestCase("- practice: tracking\n  any: [{ call: a, path: \"*.facts\" }]", "== a.facts\ncall a", Level.Implemented)]
    [TestCase("- practice: tracking\n  any: [{ path: \"runs/*.csv\" }]", "== runs/1.csv\n", Level.Implemented, Description = "a file that no detector claims")]
    [TestCase("- practice: tracking\n  requires: [training]\n  any: [{ call: a }]", "== a.facts\ncall a", Level.Declared)]
    [TestCase("- practice: tracking\n  requires: [training]\n  any: [{ call: a }]\n- practice: training\n  any: [{ call: t }]", "== a.facts\ncall a\n== t.facts\ncall t", Level.Implemented)]
    [TestCase("- practice: training\n  any: [{ call: t }]\n- practice: tracking\n  any: [{ reaches: training }]", "== run.facts\nrun t.facts\n== t.facts\ncall t", Level.Implemented)]
    [TestCase("- practice: training\n  any: [{ call: t }]\n- practice: tracking\n  any: [{ practice: { id: training, level: automated } }]", "== ci.facts\nunit job push\nrun t.facts @job\n== t.facts\ncall t", Level.Automated)]
    [TestCase("- practice: training\n  any: [{ call: t }]\n- practice: tracking\n  any: [{ practice: { id: training, level: automated } }]", "== t.facts\ncall t", Level.Absent)]
    [TestCase("- practice: tracking/kept\n  any: [{ call: a }]", "== a.facts\ncall a", Level.Absent, Description = "an aspect never raises its practice")]
    public void Conditions_hold_within_their_scope(string signals, string files, Level level) => Assert.That(LevelOf("tracking", signals, files), Is.EqualTo(level));

    [Test]
    public void A_chain_is_kept_with_the_evidence()
    {
        var practice = Practice("tracking", Tracking, "== ci.facts\nunit job push\nrun a.facts @job\n== a.facts\n\ncall tracker.log");
        Assert.That(practice.Evidence[0].Chain!.Steps.Select(step => step.ToString()), Is.EqualTo(new[] { "ci.facts:1 push", "ci.facts:2 a.facts" }));
    }

    [TestCase("tests/a.facts", Level.Implemented)]
    [TestCase("examples/tests/a.facts", Level.Declared, Description = "the test of an example is an example")]
    [TestCase("vendor/tests/a.facts", Level.Absent)]
    public void What_is_about_tests_minds_no_folder_of_tests(string path, Level level)
    {
        var contexts = TestRules.Contexts + "\n  - { id: test, highest: absent, paths: [\"**/tests/**\"] }";
        var rules = TestRules.Load(false, ("contexts.yml", contexts), TestRules.Signals("- practice: tracking\n  of-tests: true\n  any: [{ call: a }]")).Rules!;
        Assert.That(TestRules.Scan(rules, TestRules.Files($"== {path}\ncall a")).Practices[0].Level, Is.EqualTo(level));
    }

    [TestCase("- practice: tracking\n  any: [{ call: a }]\n- practice: tracking\n  any: [{ call: \"a*\" }]", 1, Description = "two signals of one rule at one place")]
    [TestCase("- practice: tracking\n  any: [{ call: a }]\n- practice: tracking\n  level: declared\n  any: [{ call: a }]", 1, Description = "the stronger one speaks")]
    [TestCase("- practice: tracking\n  any: [{ call: a }]\n- practice: tracking\n  any: [{ call: b }]", 2)]
    public void What_one_place_shows_is_counted_once(string signals, int total) =>
        Assert.That(Practice("tracking", signals, "== ci.facts\nunit job push\nrun a.facts @job\n== a.facts\ncall a\ncall b").EvidenceTotal, Is.EqualTo(total));

    [Test]
    public void An_unread_file_makes_its_practices_unknown_and_not_absent()
    {
        var practice = Practice("tracking", Tracking, "== a.facts\nthrow");
        Assert.That((practice.Level, practice.CouldBe), Is.EqualTo((Level.Absent, Level.Implemented)));
        Assert.That(practice.UnknownBecause, Is.EqualTo(new[] { "a.facts was not read" }));
    }

    [TestCase("== ci.facts\nunit job push\nleave other/track @job", Level.Automated)]
    [TestCase("== ci.facts\nunit job push\nleave other/deploy @job", Level.Absent, Description = "its words hint at something else")]
    [TestCase("== ci.facts\nunit job manual\nleave other/track @job", Level.Absent, Description = "nothing starts it")]
    public void A_chain_that_leaves_the_repository_could_carry_what_its_words_hint_at(string files, Level couldBe) =>
        Assert.That(Practice("tracking", Tracking, files).CouldBe, Is.EqualTo(couldBe));

    [Test]
    public void A_pointer_proves_nothing_and_names_its_cause()
    {
        var practice = Practice("tracking", "- practice: tracking\n  because: runs are kept by a service\n  any: [{ call: service.open }]", "== a.facts\ncall service.open");
        Assert.That((practice.Level, practice.CouldBe, practice.UnknownBecause.Single()), Is.EqualTo((Level.Absent, Level.Implemented, "runs are kept by a service (a.facts:1)")));
    }

    [TestCase(3, 5, Level.Implemented)]
    [TestCase(2, 5, Level.Absent)]
    [TestCase(3, 4, Level.Absent)]
    public void History_shows_when_all_counts_are_reached(int authors, int merged, Level level)
    {
        var rules = TestRules.Load(false, ("conventions/test.yml", "id: test\nname: Test\nhistory: [{ practice: tracking, authors: 3, merged-pull-requests: 5 }]")).Rules!;
        var history = new HistoryFacts(authors, merged, 0, IsShallow: false, IsTruncated: false);
        Assert.That(TestRules.Scan(rules, [], history).Practices[0].Level, Is.EqualTo(level));
    }

    [TestCase(false, false, Level.Absent)]
    [TestCase(true, false, Level.Implemented, Description = "older commits are not there")]
    [TestCase(false, true, Level.Implemented, Description = "older commits were not read")]
    [TestCase(null, null, Level.Implemented, Description = "no history at all")]
    public void History_that_was_not_seen_leaves_its_practices_unknown(bool? isShallow, bool? isTruncated, Level couldBe)
    {
        var rules = TestRules.Load(false, ("conventions/test.yml", "id: test\nname: Test\nhistory: [{ practice: tracking, authors: 3 }]")).Rules!;
        var history = isShallow is { } shallow ? new HistoryFacts(1, 0, 0, shallow, isTruncated!.Value) : null;
        Assert.That(TestRules.Scan(rules, [], history).Practices[0].CouldBe, Is.EqualTo(couldBe));
    }

    [Test]
    public void History_tells_counts_and_no_small_ones()
    {
        var rules = TestRules.Load(false, ("conventions/test.yml", "id: test\nname: Test\nhistory: [{ practice: tracking, authors: 1 }]")).Rules!;
        var found = TestRules.Scan(rules, [], new HistoryFacts(12, 40, 2, IsShallow: false, IsTruncated: false)).Practices[0].Evidence.Single();
        Assert.That((found.Source, found.Detail), Is.EqualTo((EvidenceSource.History, "12 authors, 40 merged pull requests of fewer than 3 people")));
    }

    [TestCase("== a.facts\ncall train\nrun b.facts\n== b.facts\ncall tracker.log\n== c.facts\ncall train", 1, 2)]
    [TestCase("== a.facts\ncall tracker.log", null, null, Description = "no entry point")]
    public void Spread_counts_the_entry_points_that_a_practice_covers(string files, int? units, int? of)
    {
        var practices = TestRules.Practices.Replace("id: training", "id: training-as-code", StringComparison.Ordinal);
        var rules = TestRules.Load(false, ("practices.yml", practices), TestRules.Signals(Tracking + "\n- practice: training-as-code\n  any: [{ call: train }]")).Rules!;
        var spread = TestRules.Scan(rules, TestRules.Files(files)).Practices[0].Spread;
        Assert.That((spread?.Units, spread?.Of), Is.EqualTo((units, of)));
    }

    [TestCase("from train import fit\nfit()", "", 1, Description = "what it calls, it covers")]
    [TestCase("from train import other\nother()", "", 0, Description = "what it only imports beside, it does not")]
    [TestCase("", "fit()", 1)]
    public void Spread_follows_what_an_entry_point_calls(string serve, string top, int units)
    {
        var practices = TestRules.Practices.Replace("id: training", "id: model-serving", StringComparison.Ordinal);
        var rules = TestRules.Load(false, ("practices.yml", practices), TestRules.Signals(Tracking + "\n- practice: model-serving\n  any: [{ call: serve.it }]")).Rules!;
        var snapshot = new MemorySnapshot([
            KeyValuePair.Create("app.py", $"import serve, train\nserve.it()\n{serve}\n"),
            KeyValuePair.Create("train.py", $"import tracker\ndef fit(): tracker.log()\ndef other(): pass\n{top}\n")]);
        var analyzer = new FileAnalyzer(DetectorCatalogue.Detectors, ReadLimits.Default, new MemoryFactCache());
        var spread = new Scanner(analyzer, new Linker(DetectorCatalogue.Resolvers), rules).Scan(new Subject(snapshot, "test")).Practices[0].Spread;
        Assert.That((spread?.Units, spread?.Of), Is.EqualTo((units, 1)));
    }

    private static Level LevelOf(string practice, string signals, string files) => Practice(practice, signals, files).Level;

    private static PracticeResult Practice(string practice, string signals, string files)
    {
        var loaded = TestRules.Load(false, TestRules.Signals(signals));
        Assert.That(loaded.Problems, Is.Empty);
        return TestRules.Scan(loaded.Rules!, TestRules.Files(files)).Practices.Single(result => result.Practice.Id == practice);
    }
}
