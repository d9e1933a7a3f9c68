using System.Collections.Immutable;

namespace RepoMaturity.Core.Snapshots;

/// <summary>
/// What people changed in the commits that are reachable from the scanned one. Automation is left out, and merges: what they bring was written in the commits that they join.
/// </summary>
/// <param name="Time">When the scanned commit was made, in seconds since 1970.</param>
/// <param name="Changes">The changes whose files were compared, newest first.</param>
/// <param name="ChangesTotal">All changes of people; more than <paramref name="Changes"/> where only the newest were compared.</param>
/// <param name="MainlineChanges">
/// Changes of people that reached the line of first parents: what was merged into it counts once, as the merge.
/// </param>
/// <param name="MainlinePullRequests">
/// Those of them that are merged pull requests. What a host merged by rebase leaves no trace, so it is a lower bound.
/// </param>
public sealed record ChangeFacts(
    long Time, ImmutableArray<HistoryChange> Changes, int ChangesTotal, int MainlineChanges, int MainlinePullRequests)
{
    /// <inheritdoc cref="HistoryFacts.MayChange"/>
    public bool MayChange { get; init; }
}
