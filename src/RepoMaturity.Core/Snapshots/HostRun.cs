namespace RepoMaturity.Core.Snapshots;

/// <summary>The newest run of a workflow.</summary>
/// <param name="At">When it began; null where there was none yet.</param>
/// <param name="Conclusion">How it ended (<c>success</c>, <c>failure</c>, ...); null where it has not.</param>
public sealed record HostRun(DateTimeOffset? At, string? Conclusion)
{
    /// <summary>There was none yet, and that is known.</summary>
    public static HostRun Never { get; } = new(null, null);
}
