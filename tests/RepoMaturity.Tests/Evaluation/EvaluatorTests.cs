using System.Collections.Immutable;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>The corners of levels and frameworks that changes of the code showed to be untested: see <see cref="Mutation.MutationTests"/>.</summary>
internal sealed class EvaluatorTests
{
    private const string Tracking = "- practice: tracking\n  any: [{ call: track }]";
    private const string Training = "- practice: training\n  any: [{ call: train }]";
    private const string Kept = "- practice: tracking/kept\n  any: [{ call: keep }]";
    private const string Running = "== ci.facts\nunit job push\nrun a.facts @job\n";
    private const string Workflow = "== .github/workflows/ci.yml\non: { schedule: [{ cron: '0 0 * * *' }] }\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: python train.py\n";

    private const string Capped = """
        clues:
          - { id: default, because: default }
        kinds:
          - { id: tool, name: Tool, means: m, caps: [{ practices: [tracking], level: declared }, { practices: [training], level: absent }] }
        decisions:
          - { kind: tool, all: [default] }
        """;

    [Test]
    public void A_kind_caps_practices_and_their_aspects()
    {
        var scan = Scan($"{Tracking}\n{Training}\n{Kept}", Running + "== a.facts\ncall track\ncall train\ncall keep", ("kinds.yml", Capped));
        Assert.That(scan.Practices.Take(2).Select(practice => (practice.Level, practice.Evidence.Length)), Is.EqualTo(new[] { (Level.Declared, 1), (Level.Absent, 0) }));
        Assert.That(scan.Practices[0].Aspects.Single().Level, Is.EqualTo(Level.Declared));
        Assert.That(scan.Practices[0].Evidence[0].Chain, Is.Null);
    }

    [Test]
    public void No_cause_is_named_where_nothing_could_be_higher()
    {
        var practice = Scan(Tracking, "== a.facts\ncall track\n== b.facts\nthrow").Practices[0];
        Assert.That((practice.Level, practice.CouldBe, practice.UnknownBecause.Length), Is.EqualTo((Level.Implemented, Level.Implemented, 0)));
    }

    [Test]
    public void What_was_not_read_makes_an_aspect_unknown_only_where_it_could_show_it()
    {
        var practice = Scan(Tracking, "== a.facts\nthrow").Practices[0];
        Assert.That((practice.CouldBe, practice.Aspects.Single().CouldBe), Is.EqualTo((Level.Implemented, Level.Absent)));
    }

    [Test]
    public void What_lacks_its_requirement_covers_no_entry_point()
    {
        var practices = TestRules.Practices.Replace("id: training", "id: training-as-code", StringComparison.Ordinal);
        var scan = Scan("- practice: training-as-code\n  any: [{ call: train }]\n- practice: tracking\n  requires: [tests]\n  any: [{ call: track }]", "== a.facts\ncall train\ncall track", ("practices.yml", practices));
        Assert.That(scan.Practices[0].Spread, Is.EqualTo(new Spread(0, 1)));
    }

    [TestCase("== a.facts\ncall train\nrun b.facts\n== b.facts\ncall train\nrun a.facts", 2, Description = "of two that run each other none runs the other alone")]
    [TestCase("== a.facts\ncall train\nrun b.facts\n== b.facts\ncall train", 1)]
    [TestCase("== a.facts\ncall train\nrun a.facts", 1, Description = "what runs itself")]
    public void Entry_points_are_what_no_other_one_runs(string files, int of)
    {
        var practices = TestRules.Practices.Replace("id: training", "id: training-as-code", StringComparison.Ordinal);
        Assert.That(Scan("- practice: training-as-code\n  any: [{ call: train }]", files, ("practices.yml", practices)).Practices[1].Spread!.Of, Is.EqualTo(of));
    }

    [Test]
    public void What_an_entry_point_does_when_it_is_run_covers_it()
    {
        var practices = TestRules.Practices.Replace("id: training", "id: training-as-code", StringComparison.Ordinal);
        const string Files = "== a.py\nimport b, trainer\ndef train():\n    trainer.fit()\nif __name__ == '__main__':\n    b.log()\n    train()\n== b.py\nimport tracker\ndef log():\n    tracker.log()\n";
        var scan = ScanPython("- practice: training-as-code\n  any: [{ call: trainer.fit }]\n- practice: tracking\n  any: [{ call: tracker.log }]", Files, ("practices.yml", practices));
        Assert.That((scan.Practices[0].Level, scan.Practices[0].Spread), Is.EqualTo((Level.Implemented, new Spread(1, 1))));
    }

    [TestCase("", Level.Implemented)]
    [TestCase("b.log()\n", Level.Automated)]
    public void What_stands_in_a_function_that_nothing_calls_is_not_automated_by_what_runs_beside_it(string last, Level level) => Assert.That(
        ScanPython("- practice: tracking\n  all: [{ import: tracker }, { call: tracker.log }]", Workflow + "== train.py\nimport b\n" + last + "== b.py\nimport tracker\ndef log():\n    tracker.log()\n").Practices[0].Level, Is.EqualTo(level));

    [TestCase("  highest: implemented\n", Level.Implemented)]
    [TestCase("", Level.Automated)]
    public void A_signal_says_what_a_chain_gives_it(string highest, Level level) =>
        Assert.That(Scan($"- practice: tracking\n{highest}  any: [{{ call: track }}]", Running + "== a.facts\ncall track").Practices[0].Level, Is.EqualTo(level));

    [TestCase("== examples/a.facts\ndependency track", null, Description = "it was declared without the context")]
    [TestCase("== examples/a.facts\ncall track", "example")]
    [TestCase("== a.facts\ncall track", null)]
    public void A_context_is_named_where_it_lowers(string files, string? context) =>
        Assert.That(Scan(Tracking + "\n- practice: tracking\n  level: declared\n  any: [{ dependency: track }]", files).Practices[0].Evidence.Single().Context, Is.EqualTo(context));

    [TestCase("stage s\nrun examples/a.facts @s", Level.Implemented)]
    [TestCase("unit s\nrun examples/a.facts @s", Level.Declared)]
    public void A_step_of_a_pipeline_is_no_example_where_the_context_says_so(string pipeline, Level level) => Assert.That(
        Scan(Tracking, $"== p.facts\n{pipeline}\n== examples/a.facts\ncall track", ("contexts.yml", "contexts:\n  - { id: example, highest: declared, except-steps: true, paths: [\"**/examples/**\"] }")).Practices[0].Level, Is.EqualTo(level));

    [TestCase("vendor/examples/a.facts", Level.Absent, Description = "of two contexts the one that lowers most")]
    [TestCase("examples/vendor/a.facts", Level.Absent)]
    [TestCase("sxcopied/a.facts", Level.Implemented, Description = "its folder only begins like that of the mark")]
    [TestCase("s/copied/a.facts", Level.Absent)]
    public void Contexts_hold_where_they_say(string path, Level level) =>
        Assert.That(Scan(Tracking, $"== s/marks.facts\nattribute linguist-vendored copied\n== {path}\ncall track").Practices[0].Level, Is.EqualTo(level));

    [Test]
    public void What_only_declares_has_no_chain() =>
        Assert.That(Scan(Tracking, "== ci.facts\nunit job push\nrun examples/a.facts @job\n== examples/a.facts\ncall track").Practices[0].Evidence.Single().Chain, Is.Null);

    [Test]
    public void An_example_points_nowhere() =>
        Assert.That(Scan("- practice: tracking\n  because: elsewhere\n  any: [{ call: open }]", "== examples/a.facts\ncall open").Practices[0].CouldBe, Is.EqualTo(Level.Absent));

    [Test]
    public void What_is_only_declared_meets_no_requirement() => Assert.That(
        Scan("- practice: tracking\n  requires: [training]\n  any: [{ call: track }]\n- practice: training\n  level: declared\n  any: [{ dependency: train }]", "== a.facts\ncall track\ndependency train").Practices[0].Level,
        Is.EqualTo(Level.Declared));

    [Test]
    public void Evidence_of_evidence_is_asked_for() => Assert.That(
        Scan($"{Training}\n- practice: tracking\n  any: [{{ reaches: training }}]\n- practice: tests\n  any: [{{ practice: {{ id: tracking, level: implemented }} }}]", "== run.facts\nrun a.facts\n== a.facts\ncall train").Practices[2].Level,
        Is.EqualTo(Level.Implemented));

    [TestCase("- practice: tracking\n  scope: unit\n  any: [{ call: track }]\n  none: [{ call: other }]", "== a.facts\nunit f\nunit g\ncall track @f\ncall other @g", 1, Description = "'none' of a unit is asked of the unit")]
    [TestCase("- practice: tracking\n  scope: unit\n  any: [{ call: track }]\n  none: [{ call: other }]", "== a.facts\nunit f\ncall track @f\ncall other @f", 0)]
    [TestCase(Training + "\n- practice: tracking\n  scope: unit\n  any: [{ practice: { id: training, level: automated } }]", "== a.facts\nunit f push\nunit g\ncall train @f\ncall train @g", 1, Description = "only the unit with the level")]
    [TestCase("- practice: training\n  level: declared\n  any: [{ call: train }]\n- practice: tracking\n  any: [{ reaches: training }]", "== run.facts\nrun a.facts\n== a.facts\ncall train", 0, Description = "a declaration is reached by nobody")]
    public void Conditions_are_asked_of_what_they_name(string signals, string files, int count) => Assert.That(Scan(signals, files).Practices[0].Evidence, Has.Length.EqualTo(count));

    [Test]
    public void One_disabled_place_of_several_does_not_speak_for_the_whole() => Assert.That(
        Scan("- practice: tracking\n  all: [{ call: a }, { call: b }]", "== a.facts\noff o\nunit j\nunit k push\ncall a @o\ncall a @j\ncall b @k").Practices[0].Level, Is.EqualTo(Level.Automated));

    [Test]
    public void Of_equal_places_the_first_is_told() =>
        Assert.That(Scan("- practice: tracking\n  any: [{ call: one }, { call: two }]", "== a.facts\ncall one\ncall two").Practices[0].Evidence.Single().Position!.Value.Line, Is.EqualTo(1));

    [TestCase("- practice: tracking\n  all: [{ call: track, path: \"*.other\" }]", Level.Absent, Description = "it could not show all of it")]
    [TestCase("- practice: tracking\n  all: [{ call: track, path: \"*.facts\" }]", Level.Automated)]
    public void What_was_not_read_could_show_what_it_might_hold(string signals, Level couldBe) => Assert.That(Scan(signals, Running + "== a.facts\nthrow").Practices[0].CouldBe, Is.EqualTo(couldBe));

    [Test]
    public void What_was_not_read_could_be_no_more_than_the_practice() =>
        Assert.That(Scan("- practice: config\n  any: [{ call: set }]", Running + "== a.facts\nthrow").Practices[3].CouldBe, Is.EqualTo(Level.Implemented));

    [TestCase(2, Level.Implemented)]
    [TestCase(1, Level.Absent, Description = "pull requests of one person show no review")]
    public void Pull_requests_are_counted_by_their_people(int people, Level level)
    {
        var rules = TestRules.Load(false, ("conventions/test.yml", "id: test\nname: Test\nhistory: [{ practice: tracking, merged-pull-requests: 3, pull-request-authors: 2 }]")).Rules!;
        Assert.That(TestRules.Scan(rules, [], new HistoryFacts(5, 9, people, IsShallow: false, IsTruncated: false)).Practices[0].Level, Is.EqualTo(level));
    }

    [TestCase("import tracker\ndef log():\n    tracker.log()\nif __name__ == '__main__':\n    tracker.log()\n", Level.Automated, "call tracker.log", Description = "the part that runs by itself speaks")]
    [TestCase("import tracker\ndef log():\n    tracker.log()\n", Level.Implemented, "call tracker.log", Description = "a call says more than an import")]
    [TestCase("import tracker\nif __name__ == '__main__':\n    pass\n", Level.Implemented, "import tracker")]
    public void The_parts_of_a_module_say_it_once(string train, Level level, string detail)
    {
        var workflow = level == Level.Automated ? Workflow : string.Empty;
        var found = ScanPython("- practice: tracking\n  any: [{ import: tracker }, { call: tracker.log }]", workflow + "== train.py\n" + train).Practices[0].Evidence;
        Assert.That(found.Select(each => (each.Level, each.Detail)), Is.EqualTo(new[] { (level, detail) }));
    }

    [Test]
    public void Of_a_module_that_is_imported_speaks_what_runs_then()
    {
        var found = ScanPython("- practice: tracking\n  any: [{ import: tracker }, { call: tracker.log }]", Workflow + "== train.py\nimport b\n== b.py\nimport tracker\ndef log():\n    tracker.log()\n").Practices[0].Evidence;
        Assert.That(found.Select(each => (each.Level, each.Detail)), Is.EqualTo(new[] { (Level.Automated, "import tracker") }));
    }

    [Test]
    public void A_time_that_no_calendar_has_is_the_nearest_one() =>
        Assert.That(new[] { Days.Of(long.MaxValue), Days.Of(long.MinValue), Days.Of(0), Days.Of(null) }, Is.EqualTo(new DateOnly?[] { DateOnly.MaxValue, DateOnly.MinValue, new(1970, 1, 1), null }));

    [Test]
    public void A_repository_without_a_stage_is_judged_by_no_item() => Assert.That(
        FrameworkLevels.Parse("data-pipeline 3").Through("kaizen-2023", "non-ml").Items.Select(item => item.Status).Distinct(), Is.EqualTo(new[] { ItemStatus.NotApplicable }));

    [Test]
    public void Who_is_there_is_not_said_to_be_there_perhaps()
    {
        var result = TargetEvaluator.Evaluate(FrameworkLevels.Parse("data-pipeline 2").Through("kaizen-2023"), new TargetRequest("1", []))!;
        Assert.That((result.Verdict, result.CouldBe), Is.EqualTo((TargetVerdict.Reached, false)));
    }

    [Test]
    public void What_is_strictly_lacking_is_said_up_to_the_stage_that_is_reached()
    {
        var result = Ladder(["training 2"]);
        Assert.That(result.Stage!.Index, Is.EqualTo(1));
        Assert.That(result.StrictLacks.Select(item => (item.Item.Id, item.Status)), Is.EqualTo(new[] { ("A", ItemStatus.NotMet), ("V", ItemStatus.Unknown) }));
    }

    [Test]
    public void What_blocks_is_what_applies_and_is_missing()
    {
        var result = Ladder(["training 2", "tests 2"]);
        Assert.That(result.Blockers.Select(blocker => (blocker.Item, blocker.Why)), Is.EqualTo(new[] { ("B", "tracking is absent, not implemented") }));
        Assert.That(result.Items.Single(item => item.Item.Id == "V").UnknownBecause, Is.Empty, "it is said already that no file can show it");
    }

    [Test]
    public void What_does_not_apply_stands_in_nobodys_way() => Assert.That(Ladder(["training 2", "tests 2", "tracking 2"]).Stage!.Index, Is.EqualTo(2));

    [Test]
    public void Causes_are_those_of_what_is_not_proved()
    {
        var result = Ladder(["training 2", "tests 2"], ["training 3", "tracking 3", "tests 2"]);
        Assert.That(result.Items.Single(item => item.Item.Id == "B").UnknownBecause, Is.EqualTo(new[] { "tracking was not read" }));
    }

    [TestCase("call track", "other")]
    [TestCase("call track\ncall train", "two")]
    [TestCase("call track\ncall train\ncall test", "other", Description = "what speaks against it is there")]
    public void A_kind_needs_so_many_clues_and_none_against_it(string facts, string kind)
    {
        const string Kinds = """
            clues:
              - { id: default, because: default }
              - { id: a, because: a, when: { any: [{ call: track }] } }
              - { id: b, because: b, when: { any: [{ call: train }] } }
              - { id: c, because: c, when: { any: [{ call: test }] } }
            kinds:
              - { id: two, name: Two, means: m }
              - { id: other, name: Other, means: m }
            decisions:
              - { kind: two, all: [default], any: [a, b], least: 2, none: [c] }
              - { kind: other, all: [default] }
            """;
        Assert.That(Scan(Tracking, "== a.facts\n" + facts, ("kinds.yml", Kinds)).Kind.Kind.Id, Is.EqualTo(kind));
    }

    [Test]
    public void A_plan_leads_to_no_level_that_the_kind_does_not_allow()
    {
        const string Framework = "id: f\nname: F\nyear: 2026\nsource: nobody\nitems:\n  - { id: T, name: tracked, provenance: published, met: { tracking: implemented } }\nstages:\n  - { index: 0, name: none }\n  - { index: 1, name: first, items: [T] }";
        var rules = Load(Tracking, ("kinds.yml", Capped), ("frameworks/f.yml", Framework));
        var scan = TestRules.Scan(rules, TestRules.Files("== a.facts\ncall nothing"));
        var plan = new Planner(rules, scan).To(scan.Frameworks.Single())!;
        Assert.That((plan.Steps.Length, plan.Beyond.Single().Id), Is.EqualTo((0, "T")));
    }

    [Test]
    public void What_is_attested_is_held_beside_what_is_proved()
    {
        var practice = Load(Tracking).Practices[0];
        var aspect = new AspectResult(practice.Aspects.Single(), Level.Implemented, Level.Implemented, []) { Attested = Level.Declared };
        ImmutableArray<PracticeResult> practices = [new PracticeResult(practice, Level.Declared, Level.Declared, [], null, [], [aspect]) { Attested = Level.Automated }];
        Assert.That(FrameworkEvaluator.Held(practices).Values, Is.EqualTo(new[] { Level.Automated, Level.Implemented }));
        Assert.That(FrameworkEvaluator.Proved(practices).Values, Is.EqualTo(new[] { Level.Declared, Level.Implemented }));
    }

    /// <summary>A framework of two stages, seen with levels that are proved and possible.</summary>
    private static FrameworkResult Ladder(string[] proved, string[]? possible = null)
    {
        const string Framework = """
            id: ladder
            name: Ladder
            year: 2026
            source: nobody
            items:
              - { id: T, name: trained, provenance: published, met: { training: implemented } }
              - { id: A, name: automated, provenance: published, met: { training: automated } }
              - { id: B, name: both, provenance: published, met: { all: [{ tests: implemented }, { training: implemented }, { tracking: implemented }] } }
              - { id: V, name: vision, provenance: published, visibility: never }
              - { id: L, name: for others, provenance: published, not-for: [project], met: { config: implemented } }
            stages:
              - { index: 0, name: none }
              - { index: 1, name: first, items: [T], strict-items: [A, V] }
              - { index: 2, name: second, items: [B, L] }
            """;
        var loaded = TestRules.Load(false, TestRules.Signals(Tracking), ("frameworks/ladder.yml", Framework));
        Assert.That(loaded.Problems, Is.Empty);
        var (now, then) = (Parse(proved), Parse(possible ?? proved));
        ImmutableArray<PracticeResult> practices = [.. loaded.Rules!.Practices.Select(practice => new PracticeResult(
            practice, now.GetValueOrDefault(practice.Id), then.GetValueOrDefault(practice.Id), then.GetValueOrDefault(practice.Id) > now.GetValueOrDefault(practice.Id) ? [$"{practice.Id} was not read"] : [], null, [],
            [.. practice.Aspects.Select(aspect => new AspectResult(aspect, Level.Absent, Level.Absent, []))]))];
        return FrameworkEvaluator.Evaluate(loaded.Rules.Frameworks.Single(), loaded.Rules.Kinds.Single(), practices);

        static Dictionary<string, Level> Parse(string[] levels) => levels.Select(level => level.Split(' ')).ToDictionary(parts => parts[0], parts => (Level)(parts[1][0] - '0'), StringComparer.Ordinal);
    }

    private static Assessment Scan(string signals, string files, params (string Path, string Text)[] more) => TestRules.Scan(Load(signals, more), TestRules.Files(files));

    /// <summary>With the detectors of the program: functions and main blocks are those of Python.</summary>
    private static Assessment ScanPython(string signals, string files, params (string Path, string Text)[] more)
    {
        var analyzer = new FileAnalyzer(DetectorCatalogue.Detectors, ReadLimits.Default, new MemoryFactCache());
        return new Scanner(analyzer, new Linker(DetectorCatalogue.Resolvers), Load(signals, more)).Scan(new Subject(new MemorySnapshot(TestRules.Files(files)), "test"));
    }

    private static RuleSet Load(string signals, params (string Path, string Text)[] more)
    {
        var loaded = TestRules.Load(false, [TestRules.Signals(signals), .. more]);
        Assert.That(loaded.Problems, Is.Empty);
        return loaded.Rules!;
    }
}
