namespace RepoMaturity.Core.Snapshots;

/// <summary>The newest of something that happens at the hosting service.</summary>
/// <param name="Name">What it is of: a tag, an environment; null where there is none yet.</param>
/// <param name="At">When; null where there is none yet.</param>
public sealed record HostMoment(string? Name, DateTimeOffset? At)
{
    /// <summary>There is none yet, and that is known.</summary>
    public static HostMoment Never { get; } = new(null, null);
}
