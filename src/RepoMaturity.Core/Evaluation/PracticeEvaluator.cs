using System.Collections.Immutable;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Makes practices of evidence: the level of a practice is the best of its evidence.</summary>
internal sealed class PracticeEvaluator(LinkGraph links, ImmutableArray<Evidence> evidence, ImmutableArray<Pointer> pointers, KindRule kind)
{
    /// <summary>Practices whose evidence marks entry points: what trains, serves or orchestrates.</summary>
    private static readonly string[] EntryPointPractices = ["training-as-code", "model-serving", "workflow-orchestration"];

    /// <summary>Of more units than this none is left out because another reaches it: to ask each of each other costs too much.</summary>
    private const int MostEntryPoints = 300;

    private readonly ILookup<string, Evidence> byClaim = evidence.Where(found => found.Claim is not null)
        .ToLookup(found => found.Claim!, StringComparer.Ordinal);

    /// <summary>The practices in a repository, in the order of the rules.</summary>
    public ImmutableArray<PracticeResult> Evaluate(RuleSet rules)
    {
        var entryPoints = EntryPoints();
        return [.. rules.Practices.Select(practice => Evaluate(practice, entryPoints))];
    }

    private PracticeResult Evaluate(PracticeRule practice, List<UnitKey> entryPoints)
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
            SpreadOf(found, entryPoints),
            found,
            [.. practice.Aspects.Select(aspect => Evaluate(practice, aspect, couldBe > level))]);
    }

    private AspectResult Evaluate(PracticeRule practice, AspectRule aspect, bool isPracticeUnknown)
    {
        var found = Capped(practice.Id, byClaim[aspect.Id]);
        var level = Highest(found);
        var couldBe = pointers.Where(pointer => pointer.Claim == aspect.Id || (isPracticeUnknown && pointer.Claim == practice.Id))
            .Select(pointer => Cap(practice.Id, pointer.CouldBe)).Append(level).Max();
        return new AspectResult(aspect, level, couldBe, found);
    }

    private ImmutableArray<Evidence> Capped(string practice, IEnumerable<Evidence> found) =>
        [.. found.Select(each => Cap(practice, each.Level) is var cap && cap < each.Level ? each with { Level = cap, Context = kind.Id, Chain = null } : each)
            .Where(each => each.Level > Level.Absent)
            .Order(Evidence.StrongestFirst)];

    private Level Cap(string practice, Level level) => kind.Caps.TryGetValue(practice, out var cap) && cap < level ? cap : level;

    private static Level Highest(ImmutableArray<Evidence> found) => found.IsEmpty ? Level.Absent : found[0].Level;

    /// <summary>Units that train, serve or orchestrate and that no other such unit reaches.</summary>
    private List<UnitKey> EntryPoints()
    {
        var units = EntryPointPractices.SelectMany(practice => Capped(practice, byClaim[practice]))
            .Where(found => found is { Level: >= Level.Implemented, Path: not null })
            .Select(found => UnitKey.File(found.Path!)).Distinct().Order().ToList();
        return units.Count > MostEntryPoints ? units : units.FindAll(unit => !units.Exists(other => other != unit && links.Reached(other).Contains(unit) && !links.Reached(unit).Contains(other)));
    }

    private Spread? SpreadOf(ImmutableArray<Evidence> found, List<UnitKey> entryPoints)
    {
        if (entryPoints.Count == 0)
        {
            return null;
        }

        var paths = found.Where(each => each is { Level: >= Level.Implemented, Path: not null }).Select(each => each.Path!).ToHashSet(StringComparer.Ordinal);
        return new Spread(entryPoints.Count(unit => links.Reached(unit).Any(reached => paths.Contains(reached.Path))), entryPoints.Count);
    }
}
