using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>
/// Finds the practices and aspects that must be raised so that a requirement is met, with the least effort in sum, and of equal efforts the fewest. What several alternatives share
/// counts once, so alternatives are decided together where they share a claim, and by themselves where they do not. Of what is still equal, the first in the rules is taken.
/// </summary>
/// <param name="levels">The levels now.</param>
/// <param name="effort">The effort of raising a claim from one level to another; null where it cannot be raised so far.</param>
internal sealed class SmallestRaise(IReadOnlyDictionary<string, Level> levels, Func<string, Level, Level, int?> effort)
{
    /// <summary>More than the number of claims: effort comes first, then their number.</summary>
    private const long One = 10_000;

    /// <summary>The levels to raise claims to; null when nothing meets the requirement.</summary>
    public ImmutableSortedDictionary<string, Level>? Find(Requirement requirement) =>
        Solve([requirement], ImmutableSortedDictionary.Create<string, Level>(StringComparer.Ordinal), long.MaxValue)?.Raised;

    /// <summary>Raises what must be raised, then decides on what is left.</summary>
    /// <param name="open">What must be met.</param>
    /// <param name="raised">What was raised before.</param>
    /// <param name="bound">What it may cost from here: as much is too much.</param>
    private Found? Solve(IEnumerable<Requirement> open, ImmutableSortedDictionary<string, Level> raised, long bound)
    {
        var cost = 0L;
        var parts = new List<Requirement>();
        var queue = open.ToList();
        for (var isChanged = true; isChanged;)
        {
            isChanged = false;
            parts.Clear();
            foreach (var requirement in queue.Select(each => Simplify(each, raised)))
            {
                switch (requirement)
                {
                    case null:
                        return null;
                    case Requirement.All all:
                        parts.AddRange(all.Parts);
                        isChanged |= !all.Parts.IsEmpty;
                        break;
                    case Requirement.AtLeast least when CostOf(least, raised) is { } step:
                        cost += step;
                        raised = raised.SetItem(least.Claim, least.Level);
                        isChanged = true;
                        break;
                    default:
                        parts.Add(requirement);
                        break;
                }
            }

            queue = [.. parts];
        }

        return cost >= bound ? null : Decide(queue, raised, cost, bound);
    }

    /// <summary>Decides on alternatives, each group that shares claims by itself.</summary>
    private Found? Decide(List<Requirement> alternatives, ImmutableSortedDictionary<string, Level> raised, long cost, long bound)
    {
        foreach (var group in Groups(alternatives))
        {
            if (DecideGroup(group, raised, bound - cost) is not { } found)
            {
                return null;
            }

            cost += found.Cost;
            raised = found.Raised;
        }

        return new Found(cost, raised);
    }

    /// <summary>Tries each part of the alternative that has the fewest, in the order of the rules.</summary>
    private Found? DecideGroup(List<Requirement> group, ImmutableSortedDictionary<string, Level> raised, long bound)
    {
        if (group.Max(requirement => LeastCost(requirement, raised)) >= bound)
        {
            return null;
        }

        var first = group.OfType<Requirement.Any>().MinBy(any => any.Parts.Length)!;
        var rest = group.Where(requirement => !ReferenceEquals(requirement, first)).ToList();
        Found? best = null;
        foreach (var part in first.Parts)
        {
            if (Solve(rest.Prepend(part), raised, best?.Cost ?? bound) is { } found)
            {
                best = found;
            }
        }

        return best;
    }

    private static List<List<Requirement>> Groups(List<Requirement> alternatives)
    {
        var groups = new List<(HashSet<string> Claims, List<Requirement> Members)>();
        foreach (var requirement in alternatives)
        {
            var claims = requirement.Leaves.Select(leaf => leaf.Claim).ToHashSet(StringComparer.Ordinal);
            var members = new List<Requirement>();
            foreach (var touching in groups.FindAll(group => group.Claims.Overlaps(claims)))
            {
                claims.UnionWith(touching.Claims);
                members.AddRange(touching.Members);
                groups.Remove(touching);
            }

            members.Add(requirement);
            groups.Add((claims, members));
        }

        return groups.ConvertAll(group => group.Members);
    }

    /// <summary>What is left of a requirement: an empty all when it is met, null when it cannot be.</summary>
    private Requirement? Simplify(Requirement requirement, ImmutableSortedDictionary<string, Level> raised)
    {
        switch (requirement)
        {
            case Requirement.AtLeast least:
                return LevelOf(least.Claim, raised) >= least.Level ? new Requirement.All([])
                    : CostOf(least, raised) is null ? null : least;
            case Requirement.All all:
                var parts = all.Parts.Select(part => Simplify(part, raised)).ToList();
                return parts.Contains(null) ? null : new Requirement.All([.. parts.SelectMany(part => part is Requirement.All inner ? inner.Parts : [part!])]);
            case Requirement.Any any:
                var left = any.Parts.Select(part => Simplify(part, raised)).OfType<Requirement>().ToImmutableArray();
                return left.Any(part => part is Requirement.All { Parts.IsEmpty: true }) ? new Requirement.All([])
                    : left.IsEmpty ? null : left.Length == 1 ? left[0] : new Requirement.Any(left);
            default:
                return null;
        }
    }

    /// <summary>What a requirement costs at least.</summary>
    private long LeastCost(Requirement requirement, ImmutableSortedDictionary<string, Level> raised) => requirement switch
    {
        Requirement.AtLeast least => LevelOf(least.Claim, raised) >= least.Level ? 0 : CostOf(least, raised) ?? long.MaxValue,
        Requirement.All all => all.Parts.Select(part => LeastCost(part, raised)).DefaultIfEmpty().Max(),
        Requirement.Any any => any.Parts.Min(part => LeastCost(part, raised)),
        _ => 0,
    };

    private Level LevelOf(string claim, ImmutableSortedDictionary<string, Level> raised) => raised.TryGetValue(claim, out var level) ? level : levels[claim];

    private long? CostOf(Requirement.AtLeast least, ImmutableSortedDictionary<string, Level> raised) =>
        effort(least.Claim, LevelOf(least.Claim, raised), least.Level) is { } points ? (points * One) + (raised.ContainsKey(least.Claim) ? 0 : 1) : null;

    private sealed record Found(long Cost, ImmutableSortedDictionary<string, Level> Raised);
}
