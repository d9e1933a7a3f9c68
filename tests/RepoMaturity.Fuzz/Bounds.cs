namespace RepoMaturity.Fuzz;

/// <summary>What an input of at most 128 KiB may take, however busy the machine is. Scans are bound by docs/security.md; one file takes its share.</summary>
internal static class Bounds
{
    /// <summary>Longer than this, measured twice, is slow.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    /// <summary>Longer than this is not waited for.</summary>
    public static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    /// <summary>Most bytes asked of the heap; most of them are free again by the end.</summary>
    public const long Allocated = 768L * 1024 * 1024;

    /// <summary>Stacks as small as those of a thread on a system that gives little.</summary>
    public const int Stack = 512 * 1024;
}
