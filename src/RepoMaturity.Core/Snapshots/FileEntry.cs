namespace RepoMaturity.Core.Snapshots;

/// <summary>
/// One file of a snapshot. Entries are ordered ordinally by <paramref name="Path"/>. The size is not part of it: a git tree
/// does not hold sizes, and asking for each costs more than reading the few files that a detector claims.
/// </summary>
/// <param name="Path">Path from the root of the repository, with <c>/</c> on every platform, never starting with one.</param>
/// <param name="BlobId">Id of the content in hexadecimal: git's blob id (SHA-1 or SHA-256) also where no git stands behind the snapshot.</param>
/// <param name="Kind">What the entry is.</param>
public sealed record FileEntry(string Path, string BlobId, FileKind Kind);
