using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>What is said of a requirement that is not met.</summary>
internal sealed class RequirementEvaluatorTests
{
    private static readonly Dictionary<string, Level> Levels = new(StringComparer.Ordinal) { ["a"] = Level.Declared, ["b"] = Level.Absent, ["c"] = Level.Implemented };

    private static IEnumerable<TestCaseData> Cases()
    {
        var (a, b, c) = (new Requirement.AtLeast("a", Level.Implemented), new Requirement.AtLeast("b", Level.Implemented), new Requirement.AtLeast("c", Level.Automated));
        yield return Case(a, "a is declared, not implemented");
        yield return Case(Any(a, b), "none of a, b is implemented");
        yield return Case(Any(a, c), "a is declared, not implemented, or c is implemented, not automated");
        yield return Case(Any(a, c, b), "none of a, b is implemented, or c is implemented, not automated");
        yield return Case(Any(a, b, All(b, c)), "none of a, b is implemented, or (b is absent, not implemented; c is implemented, not automated)");
        yield return Case(All(a, Any(b, a)), "a is declared, not implemented; none of b, a is implemented");
    }

    [TestCaseSource(nameof(Cases))]
    public void What_is_missing_is_said_once(Requirement requirement, string said)
    {
        var evaluator = new RequirementEvaluator(Levels);
        Assert.That(evaluator.IsMet(requirement), Is.False);
        Assert.That(evaluator.Missing(requirement), Is.EqualTo(said));
    }

    [Test]
    public void Of_alternatives_those_that_hold_are_the_proof()
    {
        var requirement = All(Any(new Requirement.AtLeast("a", Level.Implemented), new Requirement.AtLeast("c", Level.Implemented)), new Requirement.AtLeast("a", Level.Declared));
        Assert.That(new RequirementEvaluator(Levels).Meeting(requirement).Select(least => $"{least.Claim} {(int)least.Level}"), Is.EqualTo(new[] { "c 2", "a 1" }));
    }

    private static TestCaseData Case(Requirement requirement, string said) => new TestCaseData(requirement, said).SetArgDisplayNames(said);

    private static Requirement.Any Any(params ImmutableArray<Requirement> parts) => new(parts);

    private static Requirement.All All(params ImmutableArray<Requirement> parts) => new(parts);
}
