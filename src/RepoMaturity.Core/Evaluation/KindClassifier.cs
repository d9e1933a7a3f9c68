using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Infers the kind of a repository: each kind's clues are added up, the highest sum wins, of equals the first in the rules.</summary>
internal sealed class KindClassifier(RuleSet rules, CollectedEvidence collected, ContextMap contexts)
{
    /// <summary>The files that count: what a context removes for every practice (vendored, generated) says nothing of the kind either.</summary>
    private readonly List<FileHits> files = [.. collected.Hits.Where(hits => !contexts.Of(hits.Path).Any(context => context.Highest == Level.Absent && context.Only.IsEmpty && context.Except.IsEmpty))];

    private readonly Dictionary<string, Level> levels = collected.Evidence.Where(found => found.Claim is not null)
        .GroupBy(found => found.Claim!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Max(found => found.Level), StringComparer.Ordinal);

    private readonly HashSet<string> technologies = collected.Evidence.Where(found => found.Level >= Level.Implemented)
        .Select(found => found.Rule).ToHashSet(StringComparer.Ordinal);

    /// <summary>The kind and its reasons.</summary>
    public KindResult Classify()
    {
        KindResult? best = null;
        var most = int.MinValue;
        foreach (var kind in rules.Kinds)
        {
            var clues = kind.Clues.Where(Speaks).ToList();
            var points = clues.Sum(clue => clue.Points);
            if (points > most)
            {
                most = points;
                best = new KindResult(kind, [.. clues.OrderByDescending(clue => clue.Points).Where(clue => clue.Points > 0).Select(clue => clue.Because)]);
            }
        }

        return best ?? throw new InvalidOperationException("The rules define no kind of repository.");
    }

    private bool Speaks(KindClue clue) =>
        clue.Practices.All(practice => levels.GetValueOrDefault(practice.Key) >= practice.Value)
        && !clue.Absent.Any(practice => levels.GetValueOrDefault(practice) >= Level.Implemented)
        && (clue.Technologies.IsEmpty || clue.Technologies.Any(technologies.Contains))
        && (clue.When is null || SpeaksInFiles(clue))
        && (clue.Unless is null || Count(clue.Unless) == 0);

    private bool SpeaksInFiles(KindClue clue)
    {
        var found = Count(clue.When!);
        return found >= clue.Files
            && (clue.Share <= 0 || found >= clue.Share * Math.Max(1, clue.Of is null ? files.Count : Count(clue.Of)));
    }

    private int Count(Condition condition) => files.Count(hits => collected.Conditions.MayHold(condition, hits) && collected.Conditions.Holds(condition, [hits], scope: null) is not null);
}
