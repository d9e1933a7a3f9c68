namespace RepoMaturity.Fleet.Results;

/// <summary>A line of a file.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Bytes">It, without its end; for the reader alone, until the next one is read.</param>
internal readonly record struct StoredLine(long At, ReadOnlyMemory<byte> Bytes);
