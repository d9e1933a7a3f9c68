using System.Collections.Immutable;

namespace RepoMaturity.GitHub.Events;

/// <summary>
/// Finds the pull request that a run was of: GitHub names none for a fork, and what the run left behind is a stranger's word. Its head repository, branch and commit are GitHub's.
/// </summary>
public static class PullRequestFinder
{
    /// <summary>The open pull requests whose head is that of the run; none once more was pushed, for then a newer run speaks.</summary>
    public static async Task<ImmutableArray<PullRequest>> FindAsync(IGitHub github, RepositoryName repository, RunHead head, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(github);
        ArgumentNullException.ThrowIfNull(head);
        if (!head.IsOfPullRequest || head.Repository is not { } from)
        {
            return [];
        }

        var open = await github.GetPullRequestsAsync(repository, from.Owner, head.Branch, cancellation).ConfigureAwait(false);
        return [.. open.Where(found => from.Equals(found.HeadRepository) && found.HeadBranch == head.Branch && found.HeadCommit == head.Commit)];
    }
}
