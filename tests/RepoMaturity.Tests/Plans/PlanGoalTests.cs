using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Plans;

/// <summary>What a stage asks for.</summary>
internal sealed class PlanGoalTests
{
    private const string Framework = """
        id: f
        name: F
        year: 2026
        source: nobody
        dimensions:
          - { id: data, name: Data }
        items:
          - { id: D1, name: one, dimension: data, stage: 1, provenance: published, met: { tracking: implemented } }
          - { id: D2, name: two, dimension: data, stage: 2, provenance: published, met: { training: implemented } }
          - { id: L, name: for others, provenance: published, not-for: [project], met: { config: implemented } }
          - { id: V, name: seen by nobody, provenance: published, visibility: never }
        stages:
          - { index: 0, name: none }
          - { index: 1, name: first, items: [L, V], dimensions: { data: 1 } }
          - { index: 2, name: second, dimensions: { data: 2 } }
        """;

    [TestCase("tool", "", "L D1", Description = "the cell of the stage")]
    [TestCase("project", "", "D1", Description = "what does not apply is not asked for")]
    [TestCase("project", "tracking", "", Description = "the cell holds")]
    [TestCase("project", "training", "", Description = "a cell above it holds: the dimension is further already")]
    public void A_goal_is_what_applies_and_does_not_hold(string kind, string holds, string needs)
    {
        var loaded = TestRules.Load(false, TestRules.Signals("- practice: tracking\n  any: [{ call: track }]"), ("frameworks/f.yml", Framework));
        Assert.That(loaded.Problems, Is.Empty);
        var levels = loaded.Rules!.Practices.ToDictionary(practice => practice.Id, practice => practice.Id == holds ? Level.Implemented : Level.Absent, StringComparer.Ordinal);
        var goal = PlanGoal.Of(loaded.Rules.Frameworks.Single(), 1, kind, new RequirementEvaluator(levels));
        Assert.That(string.Join(' ', goal.Needs.Select(need => need.Item.Id)), Is.EqualTo(needs));
        Assert.That(goal.Unseen.Select(item => item.Id), Is.EqualTo(new[] { "V" }));
    }
}
