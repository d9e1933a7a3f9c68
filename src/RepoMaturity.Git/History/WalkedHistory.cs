using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git.History;

/// <summary>A history whose commits were read; the files that they changed are compared apart, and later.</summary>
/// <param name="Start">The newest commit.</param>
/// <param name="Tally">Tells who wrote what.</param>
/// <param name="Changes">Commits of people that are no merges, newest first, without names and messages.</param>
/// <param name="Trees">Trees of the commits that were read; empty for those that could not be.</param>
/// <param name="Facts">The counts.</param>
internal sealed record WalkedHistory(
    CommitRecord Start, HistoryTally Tally, IReadOnlyList<CommitRecord> Changes, IReadOnlyDictionary<string, string> Trees, HistoryFacts Facts);
