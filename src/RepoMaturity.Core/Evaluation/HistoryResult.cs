using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>
/// Traces of people, as counts. In a shallow clone older changes are not there, so nothing is told of people, areas and pull requests; where the history was not read to its end,
/// the counts are lower bounds.
/// </summary>
/// <param name="IsShallow">Whether older commits are not in this clone.</param>
/// <param name="IsTruncated">Whether some commits were not read.</param>
/// <param name="People">People among the authors of commits.</param>
/// <param name="MainlineChanges">Changes of people that reached the line of first parents.</param>
/// <param name="MainlinePullRequests">Those of them that are merged pull requests; a lower bound, for a merge by rebase leaves no trace.</param>
/// <param name="Areas">The areas of the work, in the order of the rules.</param>
/// <param name="Bridges">Areas that the same people changed, in the order of the rules.</param>
/// <param name="Compared">Changes whose files were compared, the newest.</param>
/// <param name="ChangesTotal">All changes of people.</param>
/// <param name="Since">The day of the oldest compared change, where there are older ones; null where all were compared.</param>
public sealed record HistoryResult(
    bool IsShallow,
    bool IsTruncated,
    int People,
    int MainlineChanges,
    int MainlinePullRequests,
    ImmutableArray<AreaResult> Areas,
    ImmutableArray<BridgeResult> Bridges,
    int Compared,
    int ChangesTotal,
    DateOnly? Since)
{
    /// <summary>The counts of a subject; null where its history is not known.</summary>
    internal static HistoryResult? Of(AreaRules rules, Subject subject, AreaTally? areas) => subject.History is { } history && subject.Changes.Value is { } changes && areas is not null
        ? new HistoryResult(
            history.IsShallow,
            history.IsTruncated,
            history.Authors,
            changes.MainlineChanges,
            changes.MainlinePullRequests,
            areas.Areas,
            [.. rules.Bridges.Select(bridge => new BridgeResult(bridge, areas.PeopleOf(bridge.Areas)))],
            areas.Compared,
            changes.ChangesTotal,
            areas.IsLimited ? Days.Of(areas.OldestCompared) : null)
        : null;
}
