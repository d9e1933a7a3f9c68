namespace RepoMaturity.Core.Snapshots;

/// <summary>An environment that is deployed to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HasReviewers">Whether people must approve a deployment to it.</param>
public sealed record HostEnvironment(string Name, bool HasReviewers);
