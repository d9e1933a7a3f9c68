namespace RepoMaturity.Core.Documents;

/// <summary>
/// Limits that shape an answer, so they are counted, never timed: the same on every machine and part of the fingerprint of the
/// cache. A reader that meets one stops there, keeps what it has read, and says so in the problems of its document.
/// </summary>
/// <param name="Bytes">Largest file that is read, in bytes.</param>
/// <param name="Depth">Deepest nesting of mappings, brackets, blocks or expressions.</param>
/// <param name="Tokens">Most tokens or events of one file.</param>
/// <param name="Nodes">Most nodes or statements made from one file.</param>
public sealed record ReadLimits(int Bytes, int Depth, int Tokens, int Nodes)
{
    /// <summary>The limits of an ordinary scan: 4 MiB, depth 64, 1,000,000 tokens, 200,000 nodes and 200,000 facts.</summary>
    public static ReadLimits Default { get; } = new(4 * 1024 * 1024, 64, 1_000_000, 200_000);

    /// <summary>Most facts, units and references kept of one file.</summary>
    public int Facts { get; init; } = 200_000;
}
