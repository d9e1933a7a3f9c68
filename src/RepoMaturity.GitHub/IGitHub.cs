using System.Collections.Immutable;

namespace RepoMaturity.GitHub;

/// <summary>The few calls to GitHub, typed. What it does not do is a <see cref="GitHubException"/>. Another client would implement this, and nothing else.</summary>
public interface IGitHub
{
    /// <summary>The name of whose token it is, as comments name their author: a person, or an application as <c>NAME[bot]</c>; null where GitHub does not say, and without a token.</summary>
    Task<string?> GetLoginAsync(CancellationToken cancellation);

    /// <summary>The comments of an issue or pull request, oldest first, all pages.</summary>
    Task<ImmutableArray<IssueComment>> GetCommentsAsync(RepositoryName repository, int issue, CancellationToken cancellation);

    /// <summary>A comment as it is now.</summary>
    Task<IssueComment> GetCommentAsync(RepositoryName repository, long comment, CancellationToken cancellation);

    /// <summary>Writes a comment.</summary>
    Task<IssueComment> CreateCommentAsync(RepositoryName repository, int issue, string body, CancellationToken cancellation);

    /// <summary>Replaces the text of a comment.</summary>
    Task<IssueComment> EditCommentAsync(RepositoryName repository, long comment, string body, CancellationToken cancellation);

    /// <summary>Deletes a comment.</summary>
    Task DeleteCommentAsync(RepositoryName repository, long comment, CancellationToken cancellation);

    /// <summary>The open pull requests that come from a branch of somebody's repository.</summary>
    Task<ImmutableArray<PullRequest>> GetPullRequestsAsync(RepositoryName repository, string headOwner, string headBranch, CancellationToken cancellation);

    /// <summary>A repository.</summary>
    Task<HostedRepository> GetRepositoryAsync(RepositoryName repository, CancellationToken cancellation);

    /// <summary>The repositories of an organisation or a person, oldest first, all pages; each once.</summary>
    /// <param name="owner">The name of the organisation or person.</param>
    /// <param name="isWanted">Which of them are kept, asked while pages come.</param>
    /// <param name="cancellation">Ends the call.</param>
    Task<ImmutableArray<ListedRepository>> GetRepositoriesOfAsync(string owner, Predicate<ListedRepository> isWanted, CancellationToken cancellation);

    /// <summary>The rules of all rulesets that hold for a branch.</summary>
    Task<ImmutableArray<BranchRule>> GetBranchRulesAsync(RepositoryName repository, string branch, CancellationToken cancellation);

    /// <summary>Whether a branch is protected, by whatever means.</summary>
    Task<bool> IsProtectedAsync(RepositoryName repository, string branch, CancellationToken cancellation);

    /// <summary>How many approvals the protection of a branch asks for. Few tokens may see it.</summary>
    Task<int> GetRequiredReviewsAsync(RepositoryName repository, string branch, CancellationToken cancellation);

    /// <summary>The environments.</summary>
    Task<ImmutableArray<DeploymentEnvironment>> GetEnvironmentsAsync(RepositoryName repository, CancellationToken cancellation);

    /// <summary>The newest releases.</summary>
    Task<ImmutableArray<HostedRelease>> GetReleasesAsync(RepositoryName repository, CancellationToken cancellation);

    /// <summary>The newest deployments.</summary>
    Task<ImmutableArray<Deployment>> GetDeploymentsAsync(RepositoryName repository, CancellationToken cancellation);

    /// <summary>The workflows, all pages.</summary>
    Task<ImmutableArray<HostedWorkflow>> GetWorkflowsAsync(RepositoryName repository, CancellationToken cancellation);

    /// <summary>The newest runs of all workflows.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="started">The event that started them (<c>schedule</c>); null for any.</param>
    /// <param name="cancellation">Ends the call.</param>
    Task<WorkflowRunList> GetRunsAsync(RepositoryName repository, string? started, CancellationToken cancellation);

    /// <summary>The newest run of a workflow.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="workflow">The workflow.</param>
    /// <param name="started">The event that started it (<c>schedule</c>); null for any.</param>
    /// <param name="cancellation">Ends the call.</param>
    Task<WorkflowRunList> GetRunsOfAsync(RepositoryName repository, long workflow, string? started, CancellationToken cancellation);
}
