using RepoMaturity.Core.Evaluation;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>From levels to items, dimensions and stages.</summary>
public sealed class FrameworkTests
{
    private const string Framework = """
        id: test
        name: Test
        year: 2026
        source: nobody
        dimensions: [{ id: model, name: Model }]
        items:
          - { id: M1, name: one, provenance: published, dimension: model, stage: 1, met: { training: implemented } }
          - { id: M2, name: two, provenance: published, dimension: model, stage: 2, met: { any: [{ tracking: automated }, { all: [{ tracking: implemented }, { tests: implemented }] }] } }
          - { id: V, name: vision, provenance: published, visibility: never }
          - { id: L, name: for libraries only, provenance: published, not-for: [project], met: { training: declared } }
        stages:
          - { index: 0, name: none }
          - { index: 1, name: first, dimensions: { model: 1 } }
          - { index: 2, name: second, items: [M2] }
          - { index: 3, name: third, items: [V] }
        """;

    private const string Signals = """
        - practice: tracking
          any: [{ call: track }]
        - practice: training
          any: [{ call: train }]
        - practice: tests
          any: [{ call: test }]
        """;

    [TestCase("== a.facts\ncall nothing", 0, 0)]
    [TestCase("== a.facts\ncall train", 1, 1)]
    [TestCase("== a.facts\ncall track\ncall test", 2, 2, Description = "the highest cell that holds makes the stage of a dimension")]
    [TestCase("== a.facts\ncall train\ncall track", 1, 1)]
    [TestCase("== a.facts\ncall train\ncall track\ncall test", 2, 2)]
    [TestCase("== a.facts\nunit job push\ncall train\ncall track @job", 2, 2, Description = "the other way to meet it")]
    public void A_stage_is_reached_with_all_below_it(string files, int dimension, int stage)
    {
        var result = Evaluate(files);
        Assert.That(result.Dimensions.Single().Stage, Is.EqualTo(dimension));
        Assert.That(result.Stage!.Index, Is.EqualTo(stage));
    }

    [TestCase("M1", "== a.facts\ncall train", ItemStatus.Met, "training is implemented")]
    [TestCase("M1", "== a.facts\ncall nothing", ItemStatus.NotMet, "training is absent, not implemented")]
    [TestCase("M1", "== a.facts\nthrow", ItemStatus.Unknown, "could be met: training is absent, not implemented, but not all was seen")]
    [TestCase("V", "== a.facts\ncall train", ItemStatus.Unknown, "no file of a repository can show it")]
    [TestCase("L", "== a.facts\ncall train", ItemStatus.NotApplicable, "does not apply to a repository of the kind project")]
    public void An_item_says_why(string item, string files, ItemStatus status, string why)
    {
        var result = Evaluate(files).Items.Single(each => each.Item.Id == item);
        Assert.That((result.Status, result.Why), Is.EqualTo((status, why)));
    }

    [TestCase("M1", "== a.facts\ncall train", "training a.facts")]
    [TestCase("M2", "== a.facts\ncall train\ncall track\ncall test", "tracking a.facts, tests a.facts")]
    [TestCase("M2", "== a.facts\nunit job push\ncall track @job\n== b.facts\ncall track\ncall test", "tracking a.facts, tracking a.facts, tests b.facts", Description = "both ways hold")]
    [TestCase("M2", "== a.facts\nunit job push\ncall track @job", "tracking a.facts", Description = "nothing of the way that does not hold")]
    [TestCase("M2", "== a.facts\ncall track", "", Description = "not met")]
    public void An_item_that_is_met_has_its_proof(string item, string files, string proof)
    {
        var result = Evaluate(files).Items.Single(each => each.Item.Id == item);
        Assert.That(string.Join(", ", result.Proof.Select(found => $"{found.Claim} {found.Path}")), Is.EqualTo(string.Join(", ", proof.Split(", ").Distinct())));
    }

    [Test]
    public void The_way_to_the_next_stage_is_the_shortest_alternative()
    {
        var result = Evaluate("== a.facts\ncall train\ncall track");
        Assert.That(result.Blockers.Select(blocker => blocker.Item), Is.EqualTo(new[] { "M2" }));
        Assert.That(result.NextSteps.Select(step => (step.Claim, step.From, step.To)),
            Is.EqualTo(new[] { ("tracking", Core.Rules.Level.Implemented, Core.Rules.Level.Automated) }));
    }

    [Test]
    public void What_was_not_read_or_cannot_be_seen_shows_in_what_the_stage_could_be_and_why()
    {
        var stage = Evaluate("== a.facts\ncall train\n== b.facts\nthrow").Stage!;
        Assert.That((stage.Index, stage.CouldBe), Is.EqualTo((1, 3)));
        Assert.That(stage.CouldBeBecause, Is.EqualTo(new[] { "b.facts was not read", "no file of a repository can show: vision" }));
    }

    [Test]
    public void A_dimension_names_the_one_thing_that_holds_it_back_and_why_it_could_be_higher()
    {
        var dimension = Evaluate("== a.facts\ncall train\n== b.facts\nthrow").Dimensions.Single();
        Assert.That((dimension.Stage, dimension.CouldBe, dimension.HeldBackByMore, dimension.IsVisible), Is.EqualTo((1, 2, 0, true)));
        Assert.That(dimension.HeldBackBy, Is.EqualTo("tracking is absent, not automated, or (tracking is absent, not implemented; tests is absent, not implemented)"));
        Assert.That(dimension.CouldBeBecause, Is.EqualTo(new[] { "b.facts was not read" }));
    }

    [TestCase("nothing", "{ any: [{ training: implemented }, { tracking: implemented }] }", "none of training, tracking is implemented")]
    [TestCase("nothing", "{ any: [{ training: implemented }, { tracking: implemented }, { tests: automated }] }", "none of training, tracking is implemented, or tests is absent, not automated")]
    [TestCase("nothing", "{ any: [{ training: automated }, { training: implemented }] }", "training is absent, not implemented", Description = "less of the same is nearer")]
    [TestCase("train", "{ any: [{ tracking: automated }, { all: [{ tracking: implemented }, { training: implemented }] }] }", "tracking is absent, not implemented", Description = "what holds of a part is not said")]
    public void What_is_missing_is_said_once(string call, string met, string missing)
    {
        var framework = Framework.Replace("{ any: [{ tracking: automated }, { all: [{ tracking: implemented }, { tests: implemented }] }] }", met, StringComparison.Ordinal);
        Assert.That(framework, Does.Contain(met));
        Assert.That(Evaluate($"== a.facts\ncall {call}", framework).Items.Single(item => item.Item.Id == "M2").Why, Is.EqualTo(missing));
    }

    [Test]
    public void An_item_that_does_not_apply_stands_in_no_way()
    {
        var framework = Framework.Replace("items: [M2]", "items: [M2, L]", StringComparison.Ordinal);
        Assert.That(Evaluate("== a.facts\ncall train\ncall track\ncall test", framework).Stage!.Index, Is.EqualTo(2));
    }

    private static FrameworkResult Evaluate(string files, string framework = Framework)
    {
        var loaded = TestRules.Load(false, TestRules.Signals(Signals), ("frameworks/test.yml", framework));
        Assert.That(loaded.Problems, Is.Empty);
        return TestRules.Scan(loaded.Rules!, TestRules.Files(files)).Frameworks.Single();
    }
}
