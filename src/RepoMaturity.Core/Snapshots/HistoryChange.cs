using System.Collections.Immutable;

namespace RepoMaturity.Core.Snapshots;

/// <summary>What one commit of a person changed.</summary>
/// <param name="Person">A number that tells people of one reading of a history apart, and nothing else: no name and no address stands behind it.</param>
/// <param name="Time">When it was committed, in seconds since 1970.</param>
/// <param name="Paths">
/// The files changed, added or removed, in ordinal order, under the names that they have at the newest commit as far as renames of unchanged files tell. A rename alone is no change.
/// </param>
public sealed record HistoryChange(int Person, long Time, ImmutableArray<string> Paths);
