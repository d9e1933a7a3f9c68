namespace RepoMaturity.GitHub.Events;

/// <summary>What a workflow run that ended had run on.</summary>
/// <param name="Started">The event that had started it.</param>
/// <param name="Repository">The repository of the branch; null where it is gone.</param>
/// <param name="Branch">The branch.</param>
/// <param name="Commit">The commit at its end.</param>
public sealed record RunHead(string Started, RepositoryName? Repository, string Branch, string Commit)
{
    /// <summary>Whether a pull request had started it.</summary>
    public bool IsOfPullRequest => Started is "pull_request" or "pull_request_target";
}
