using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Git.Remotes;

namespace RepoMaturity.Cli;

/// <summary>All limits of a scan.</summary>
/// <param name="OfFile">Those of each file.</param>
/// <param name="OfScan">Those of all files together, which are counted.</param>
/// <param name="OfClone">Those of a clone, before the scan.</param>
/// <param name="Memory">Most bytes of memory before files are left out.</param>
/// <param name="Time">Longest time before files are left out.</param>
internal sealed record ScanBounds(ReadLimits OfFile, ScanLimits OfScan, CloneLimits OfClone, long Memory, TimeSpan Time)
{
    private const long Gibibyte = 1024L * 1024 * 1024;

    /// <summary>Those of an ordinary scan: 4 GiB or three quarters of what this process may have, and ten minutes.</summary>
    public static ScanBounds Default { get; } = new(
        ReadLimits.Default, ScanLimits.Default, CloneLimits.Default, Math.Min(4 * Gibibyte, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3), TimeSpan.FromMinutes(10));
}
