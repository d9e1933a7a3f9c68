using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Tests.Plans;

/// <summary>The least that meets a requirement, over all alternatives together.</summary>
internal sealed class SmallestRaiseTests
{
    private static readonly string[] Claims = ["a", "b", "c", "d", "e"];

    [Test]
    public void What_two_needs_share_counts_once()
    {
        // Alone each takes its own (2 and 2); together the shared one (3) is less.
        var way = Find(new Requirement.All([Any(Least("a", 2), Least("c", 3)), Any(Least("b", 2), Least("c", 3))]), (claim, _, _) => claim == "c" ? 3 : 2);
        Assert.That(way, Is.EqualTo("c=automated"));
    }

    [Test]
    public void A_level_that_another_need_asks_for_anyway_is_no_further_effort()
    {
        var way = Find(new Requirement.All([Least("a", 2), Any(Least("b", 1), Least("a", 1))]), Distance);
        Assert.That(way, Is.EqualTo("a=implemented"));
    }

    [Test]
    public void Of_equal_efforts_the_fewest_are_raised_then_the_first_of_the_rules()
    {
        Assert.That(Find(Any(new Requirement.All([Least("a", 1), Least("b", 1)]), Least("c", 2)), Distance), Is.EqualTo("c=implemented"));
        Assert.That(Find(Any(Least("b", 1), Least("a", 1)), Distance), Is.EqualTo("b=declared"));
    }

    [Test]
    public void What_cannot_be_raised_is_no_way()
    {
        Assert.That(Find(Any(Least("a", 1), Least("b", 2)), (claim, from, to) => claim == "a" ? null : Distance(claim, from, to)), Is.EqualTo("b=implemented"));
        Assert.That(Find(Least("a", 1), (_, _, _) => null), Is.Null);
    }

    /// <summary>Against all assignments, for requirements of every shape.</summary>
    [Test]
    public void No_assignment_is_smaller()
    {
        var random = new Random(20240607);
        for (var round = 0; round < 400; round++)
        {
            var requirement = Make(random, 3);
            var costs = Claims.ToDictionary(claim => claim, _ => random.Next(1, 4), StringComparer.Ordinal);
            var levels = Claims.ToDictionary(claim => claim, _ => (Level)random.Next(0, 3), StringComparer.Ordinal);
            int? Effort(string claim, Level from, Level to) => costs[claim] * (to - from);
            var found = new SmallestRaise(levels, Effort).Find(requirement)!;
            var after = new Dictionary<string, Level>(levels, StringComparer.Ordinal);
            foreach (var (claim, level) in found)
            {
                after[claim] = level;
            }

            Assert.That(new RequirementEvaluator(after).IsMet(requirement), Is.True, requirement.ToString());
            Assert.That(found.Sum(raise => Effort(raise.Key, levels[raise.Key], raise.Value)!.Value), Is.EqualTo(Smallest(requirement, levels, Effort)), requirement.ToString());
        }
    }

    private static int Smallest(Requirement requirement, Dictionary<string, Level> levels, Func<string, Level, Level, int?> effort)
    {
        var smallest = int.MaxValue;
        for (var number = 0; number < 1024; number++)
        {
            var after = Claims.Select((claim, i) => (claim, Level: (Level)Math.Max((int)levels[claim], (number >> (2 * i)) & 3))).ToDictionary(each => each.claim, each => each.Level, StringComparer.Ordinal);
            if (new RequirementEvaluator(after).IsMet(requirement))
            {
                smallest = Math.Min(smallest, Claims.Sum(claim => effort(claim, levels[claim], after[claim])!.Value));
            }
        }

        return smallest;
    }

    private static Requirement Make(Random random, int depth) => (depth == 0 ? 0 : random.Next(0, 3)) switch
    {
        0 => Least(Claims[random.Next(Claims.Length)], random.Next(1, 4)),
        1 => Any([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Make(random, depth - 1))]),
        _ => new Requirement.All([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Make(random, depth - 1))]),
    };

    private static Requirement.AtLeast Least(string claim, int level) => new(claim, (Level)level);

    private static Requirement.Any Any(params Requirement[] parts) => new([.. parts]);

    private static int? Distance(string claim, Level from, Level to) => to - from;

    private static string? Find(Requirement requirement, Func<string, Level, Level, int?> effort)
    {
        var found = new SmallestRaise(Claims.ToDictionary(claim => claim, _ => Level.Absent, StringComparer.Ordinal), effort).Find(requirement);
        return found is null ? null : string.Join(' ', found.Select(raise => $"{raise.Key}={Words.Of(raise.Value)}"));
    }
}
