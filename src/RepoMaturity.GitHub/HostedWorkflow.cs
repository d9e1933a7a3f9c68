namespace RepoMaturity.GitHub;

/// <summary>A workflow.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Path">Its file.</param>
/// <param name="State"><c>active</c>, <c>deleted</c>, <c>disabled_fork</c>, <c>disabled_inactivity</c> or <c>disabled_manually</c>.</param>
/// <param name="CreatedAt">Since when GitHub knows it.</param>
public sealed record HostedWorkflow(long Id, string Path, string State, DateTimeOffset CreatedAt);
