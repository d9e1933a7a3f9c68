namespace RepoMaturity.GitHub;

/// <summary>A pull request.</summary>
/// <param name="Number">Its number.</param>
/// <param name="HeadCommit">The commit that it brings.</param>
/// <param name="HeadBranch">The branch that it comes from.</param>
/// <param name="HeadRepository">The repository of that branch; null where it is gone.</param>
public sealed record PullRequest(int Number, string HeadCommit, string HeadBranch, RepositoryName? HeadRepository);
