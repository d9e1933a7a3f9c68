using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Git.Snapshots;

/// <summary>What the file system says of a file without opening it.</summary>
/// <param name="Kind">What it is; never a submodule.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Seconds">When it was last written, in seconds since 1970; 0 for links.</param>
/// <param name="Nanoseconds">The rest of that time, in steps of 100.</param>
internal readonly record struct DiskState(FileKind Kind, long Length, long Seconds, int Nanoseconds)
{
    /// <summary>Of a file that may not even be looked at.</summary>
    public static DiskState Refused { get; } = new(FileKind.Regular, -1, 0, 0);

    /// <summary>Whether it may be looked at.</summary>
    public bool IsKnown => Length >= 0;
}
