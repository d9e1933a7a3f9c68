namespace RepoMaturity.Core.Facts;

/// <summary>
/// Limits of a whole scan. Those that are counted hold in the order of the paths, so that the same files are left out on every machine; <see cref="End"/>
/// is for what cannot be counted, and is the last resort.
/// </summary>
/// <param name="Files">Most entries of a tree that are looked at.</param>
/// <param name="Bytes">Most bytes that are read of all files together.</param>
/// <param name="Facts">Most facts, units and references that are kept of all files together: what a scan holds in memory.</param>
public sealed record ScanLimits(int Files, long Bytes, long Facts)
{
    /// <summary>The limits of an ordinary scan: 250,000 files, 1 GiB, 5,000,000 facts.</summary>
    public static ScanLimits Default { get; } = new(250_000, 1024 * 1024 * 1024, 5_000_000);

    /// <summary>Cancelled when the scan has to come to its end; files that are not finished then count as unread.</summary>
    public CancellationToken End { get; init; }

    /// <summary>Why <see cref="End"/> came, as the end of a sentence.</summary>
    public Func<string> WhyEnded { get; init; } = static () => "the scan was ended";
}
