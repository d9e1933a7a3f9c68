namespace RepoMaturity.Core.Snapshots;

/// <summary>A workflow as the hosting service knows it.</summary>
/// <param name="Path">Its file.</param>
/// <param name="State"><c>active</c>, or why not: <c>disabled_manually</c>, <c>disabled_inactivity</c>, <c>disabled_fork</c>, <c>deleted</c>.</param>
/// <param name="CreatedAt">Since when it is known there.</param>
public sealed record HostWorkflow(string Path, string State, DateTimeOffset CreatedAt)
{
    /// <summary>Its newest run, whatever started it; null where that is unknown.</summary>
    public HostRun? Run { get; init; }

    /// <summary>Its newest run that a schedule started; null where that is unknown.</summary>
    public HostRun? ScheduledRun { get; init; }
}
