using System.Collections.Immutable;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Infers the kind of a repository: of the decisions in their order, the first whose case holds.</summary>
internal sealed class KindClassifier
{
    private readonly RuleSet rules;
    private readonly ConditionEvaluator conditions;
    private readonly List<FileHits> files = [];
    private readonly List<FileHits> own = [];
    private readonly Dictionary<string, Level> levels;
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    public KindClassifier(RuleSet rules, CollectedEvidence collected, ContextMap contexts)
    {
        this.rules = rules;
        conditions = collected.Conditions;
        levels = collected.Evidence.Where(found => found.Claim is not null)
            .GroupBy(found => found.Claim!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(found => found.Level), StringComparer.Ordinal);
        foreach (var hits in collected.Hits)
        {
            // What a context lowers for every practice but a few is not the repository's own work; what it removes for all says nothing at all.
            var (isLowered, isRemoved) = (false, false);
            foreach (var context in contexts.Of(hits.Path))
            {
                isLowered |= context.Only.IsEmpty;
                isRemoved |= context is { Only.IsEmpty: true, Highest: Level.Absent, Except.IsEmpty: true };
            }

            if (!isRemoved)
            {
                files.Add(hits);
            }

            if (!isLowered)
            {
                own.Add(hits);
            }
        }
    }

    /// <summary>The kind and its reasons.</summary>
    public KindResult Classify()
    {
        var decision = rules.KindRules.Decisions.FirstOrDefault(decision => Holds(decision.Case))
            ?? throw new InvalidOperationException("The rules decide on no kind of repository.");
        return Of(decision.Kind, ReasonsOf(decision.Case));
    }

    /// <summary>The kind that somebody states, beside the one that is inferred.</summary>
    public KindResult Classify(KindRule stated, string because)
    {
        var inferred = Classify();
        return Of(stated, inferred.Kind.Id == stated.Id ? [because, .. inferred.Why] : [because]) with { Inferred = inferred };
    }

    private KindResult Of(KindRule kind, IEnumerable<string> reasons)
    {
        var isUncapped = kind.Uncapped is not null && Holds(kind.Uncapped);
        return new KindResult(
            isUncapped ? kind with { Caps = ImmutableDictionary<string, Level>.Empty, Caution = null } : kind,
            [.. reasons.Concat(isUncapped ? [kind.Uncapped!.Because] : []).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>What holds of a case, in words: a clue over other clues speaks by its own.</summary>
    private IEnumerable<string> ReasonsOf(KindCase one) => one.All.Concat(one.Any.Where(Holds)).SelectMany(ReasonsOf)
        .Concat(one.All.IsEmpty && one.Any.IsEmpty ? one.None.Select(clue => "not found: " + clue.Because) : []);

    private IEnumerable<string> ReasonsOf(KindClue clue) =>
        clue.Because.Length > 0 ? [clue.Because] : clue.Cases is { } cases ? ReasonsOf(cases.First(Holds)) : [];

    private bool Holds(KindCase one) => one.All.All(Holds) && !one.None.Any(Holds) && (one.Any.IsEmpty || one.Any.Count(Holds) >= one.Least);

    private bool Holds(KindClue clue)
    {
        if (!known.TryGetValue(clue.Id, out var holds))
        {
            holds = clue.Practices.All(practice => levels.GetValueOrDefault(practice.Key) >= practice.Value)
                && (clue.Cases is not { } cases || cases.Any(Holds))
                && (clue.When is null || HoldsInFiles(clue));
            known.Add(clue.Id, holds);
        }

        return holds;
    }

    private bool HoldsInFiles(KindClue clue)
    {
        var among = clue.IsOwn ? own : files;
        var found = among.FindAll(hits => Holds(clue.When!, hits));
        return found.Count >= clue.Files
            && (clue.Folders <= 0 || found.Select(hits => RepositoryPath.Folder(hits.Path)).Distinct(StringComparer.Ordinal).Count() >= clue.Folders)
            && (clue.Share <= 0 || found.Count >= clue.Share * Math.Max(1, clue.Of is null ? among.Count : among.Count(hits => Holds(clue.Of, hits))));
    }

    private bool Holds(Condition condition, FileHits hits) => conditions.MayHold(condition, hits) && conditions.Holds(condition, [hits], scope: null) is not null;
}
