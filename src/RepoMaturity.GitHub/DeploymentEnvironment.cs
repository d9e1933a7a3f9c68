namespace RepoMaturity.GitHub;

/// <summary>An environment that is deployed to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HasReviewers">Whether people must approve.</param>
public sealed record DeploymentEnvironment(string Name, bool HasReviewers);
