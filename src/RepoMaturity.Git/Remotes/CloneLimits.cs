namespace RepoMaturity.Git.Remotes;

/// <summary>How much a clone may take: the server is a stranger's too, and may send without end.</summary>
/// <param name="Bytes">Most bytes on disk.</param>
/// <param name="Time">Longest time.</param>
public sealed record CloneLimits(long Bytes, TimeSpan Time)
{
    /// <summary>Those of an ordinary clone: 8 GiB and half an hour.</summary>
    public static CloneLimits Default { get; } = new(8L * 1024 * 1024 * 1024, TimeSpan.FromMinutes(30));
}
