namespace RepoMaturity.GitHub;

/// <summary>A deployment.</summary>
/// <param name="Environment">Where to.</param>
/// <param name="CreatedAt">When.</param>
public sealed record Deployment(string Environment, DateTimeOffset CreatedAt);
