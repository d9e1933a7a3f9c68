using System.Collections.Immutable;

namespace RepoMaturity.Fleet.Runs;

/// <summary>What a scan brought.</summary>
/// <param name="Commit">The commit that was scanned.</param>
/// <param name="Report">The JSON report.</param>
/// <param name="Teams">Whose the repository is.</param>
public sealed record RepositoryReading(string Commit, ReadOnlyMemory<byte> Report, ImmutableArray<string> Teams);
