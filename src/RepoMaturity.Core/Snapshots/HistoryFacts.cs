namespace RepoMaturity.Core.Snapshots;

/// <summary>
/// Counts over the commits that are reachable from the scanned one, the newest 20,000 at most. Only numbers leave the history: no name,
/// no address. Automation (dependabot, renovate, whatever calls itself a bot) is left out, as author and as author of pull requests.
/// </summary>
/// <param name="Authors">
/// People among the authors of commits, from 0. Two identities with the same e-mail address or the same name are one person, so a
/// person with two addresses counts once.
/// </param>
/// <param name="MergedPullRequests">
/// Pull (merge) requests whose merge or squash commit is there, from 0: told from what GitHub, GitLab, Bitbucket and Azure DevOps
/// write into it. Requests that were merged by rebase leave no trace and are not counted.
/// </param>
/// <param name="MergedPullRequestAuthors">
/// People who wrote merged pull requests, from 0: authors of the squash commits, and of the last commit of each merged branch.
/// </param>
/// <param name="IsShallow">Whether older commits are not in this clone, so that the counts are lower bounds.</param>
/// <param name="IsTruncated">Whether there are more commits than are counted, or some could not be read, so that the counts are lower bounds.</param>
public sealed record HistoryFacts(int Authors, int MergedPullRequests, int MergedPullRequestAuthors, bool IsShallow, bool IsTruncated)
{
    /// <summary>Whether something that the commit names could not be read, and may be there another time: what is counted now need not be kept.</summary>
    public bool MayChange { get; init; }
}
