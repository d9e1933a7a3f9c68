using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Makes practices of evidence: the level of a practice is the best of its evidence.</summary>
internal sealed class PracticeEvaluator(ImmutableArray<Evidence> evidence, ImmutableArray<Pointer> pointers, EntryPoints entryPoints, KindRule kind)
{
    private readonly ILookup<string, Evidence> byClaim = evidence.Where(found => found.Claim is not null)
        .ToLookup(found => found.Claim!, StringComparer.Ordinal);

    /// <summary>The practices in a repository, in the order of the rules.</summary>
    public ImmutableArray<PracticeResult> Evaluate(RuleSet rules)
    {
        var places = entryPoints.Find(practice => PathsOf(Capped(practice, byClaim[practice])));
        return [.. rules.Practices.Select(practice => Evaluate(practice, places))];
    }

    private PracticeResult Evaluate(PracticeRule practice, IReadOnlyList<EntryPoints.Place> places)
    {
        var found = Capped(practice.Id, byClaim[practice.Id]);
        var level = Highest(found);
        var causes = pointers.Where(pointer => pointer.Claim == practice.Id && Cap(practice.Id, pointer.CouldBe) > level).ToList();
        var couldBe = causes.Select(cause => Cap(practice.Id, cause.CouldBe)).Append(level).Max();
        return new PracticeResult(
            practice,
            level,
            couldBe,
            [.. causes.Select(cause => cause.Because).Distinct().Order(StringComparer.Ordinal)],
            entryPoints.SpreadOf(practice.Id, PathsOf(found), places),
            found,
            [.. practice.Aspects.Select(aspect => Evaluate(practice, aspect, couldBe > level))]);
    }

    private AspectResult Evaluate(PracticeRule practice, AspectRule aspect, bool isPracticeUnknown)
    {
        var found = Capped(practice.Id, byClaim[aspect.Id]);
        var level = Highest(found);
        var causes = pointers.Where(pointer => (pointer.Claim == aspect.Id || (isPracticeUnknown && pointer.CoversAspects && pointer.Claim == practice.Id)) && Cap(practice.Id, pointer.CouldBe) > level).ToList();
        return new AspectResult(aspect, level, causes.Select(cause => Cap(practice.Id, cause.CouldBe)).Append(level).Max(), found)
        {
            UnknownBecause = [.. causes.Select(cause => cause.Because).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private ImmutableArray<Evidence> Capped(string practice, IEnumerable<Evidence> found) =>
        [.. found.Select(each => Cap(practice, each.Level) is var cap && cap < each.Level ? each with { Level = cap, Context = kind.Id, Chain = null } : each)
            .Where(each => each.Level > Level.Absent)
            .Order(Evidence.StrongestFirst)];

    private Level Cap(string practice, Level level) => kind.Caps.TryGetValue(practice, out var cap) && cap < level ? cap : level;

    private static Level Highest(ImmutableArray<Evidence> found) => found.IsEmpty ? Level.Absent : found[0].Level;

    private static HashSet<string> PathsOf(ImmutableArray<Evidence> found) =>
        found.Where(each => each is { Level: >= Level.Implemented, Path: not null }).Select(each => each.Path!).ToHashSet(StringComparer.Ordinal);
}
