using System.Collections.Immutable;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.GitHub;

namespace RepoMaturity.Cli;

/// <summary>Asks GitHub what it knows of a repository. What it does not say stays unknown, with the reason; only a token that is none ends it.</summary>
internal sealed class HostFactsReader(IGitHub github, TimeProvider clock)
{
    private const string Folder = ".github/workflows/";

    private readonly SortedSet<string> unknown = new(StringComparer.Ordinal);
    private bool isOver;

    /// <summary>Asks.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="snapshot">Its tree: of workflows that are not in it, nobody need know when they ran.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<HostFacts> ReadAsync(RepositoryName repository, ISnapshot snapshot, CancellationToken cancellation)
    {
        var facts = new HostFacts(repository.ToString(), clock.GetUtcNow());
        var found = await TryAsync("The repository", () => github.GetRepositoryAsync(repository, cancellation)).ConfigureAwait(false);
        if (found is not null)
        {
            facts = facts with { DefaultBranch = found.DefaultBranch, PushedAt = found.PushedAt, IsArchived = found.IsArchived };
            facts = await WithProtectionAsync(facts, repository, found.DefaultBranch, cancellation).ConfigureAwait(false);
            facts = await WithDeliveryAsync(facts, repository, cancellation).ConfigureAwait(false);
            facts = facts with { Workflows = await WorkflowsAsync(repository, snapshot, cancellation).ConfigureAwait(false) };
        }

        return facts with { Unknown = [.. unknown] };
    }

    private async Task<HostFacts> WithProtectionAsync(HostFacts facts, RepositoryName repository, string branch, CancellationToken cancellation)
    {
        var rules = await TryArrayAsync("Rules of the default branch", () => github.GetBranchRulesAsync(repository, branch, cancellation)).ConfigureAwait(false);
        var isProtected = await TryValueAsync("Protection of the default branch", () => github.IsProtectedAsync(repository, branch, cancellation)).ConfigureAwait(false);
        var reviews = rules?.Where(rule => rule.Type == "pull_request").Select(rule => rule.RequiredReviews ?? 0).DefaultIfEmpty(-1).Max() is { } count and >= 0 ? count : (int?)null;
        var asksForChecks = rules?.Any(rule => rule.Type == "required_status_checks") == true;
        var isOpen = isProtected == false && rules is not null;
        if (reviews is null && isProtected == true)
        {
            // The older kind of protection, which few tokens may see.
            reviews = await TryValueAsync("Required reviews", () => github.GetRequiredReviewsAsync(repository, branch, cancellation)).ConfigureAwait(false);
        }

        return facts with
        {
            IsProtected = rules is { IsEmpty: false } ? true : isOpen ? false : isProtected == true ? true : null,
            RequiresPullRequest = reviews is not null ? true : isOpen ? false : null,
            RequiredReviews = reviews ?? (isOpen ? 0 : null),
            RequiresChecks = asksForChecks ? true : isOpen ? false : null,
        };
    }

    private async Task<HostFacts> WithDeliveryAsync(HostFacts facts, RepositoryName repository, CancellationToken cancellation)
    {
        var environments = await TryArrayAsync("Environments", () => github.GetEnvironmentsAsync(repository, cancellation)).ConfigureAwait(false);
        var releases = await TryArrayAsync("Releases", () => github.GetReleasesAsync(repository, cancellation)).ConfigureAwait(false);
        var deployments = await TryArrayAsync("Deployments", () => github.GetDeploymentsAsync(repository, cancellation)).ConfigureAwait(false);
        var release = releases?.Where(each => each.PublishedAt is not null).MaxBy(each => each.PublishedAt);
        var deployment = deployments?.MaxBy(each => each.CreatedAt);
        return facts with
        {
            Environments = environments is { } known
                ? [.. known.Select(each => new HostEnvironment(each.Name, each.HasReviewers)).OrderBy(each => each.Name, StringComparer.Ordinal)]
                : null,
            Release = releases is null ? null : release is null ? HostMoment.Never : new HostMoment(release.Tag, release.PublishedAt),
            Deployment = deployments is null ? null : deployment is null ? HostMoment.Never : new HostMoment(deployment.Environment, deployment.CreatedAt),
        };
    }

    private async Task<ImmutableArray<HostWorkflow>?> WorkflowsAsync(RepositoryName repository, ISnapshot snapshot, CancellationToken cancellation)
    {
        if (await TryArrayAsync("Workflows", () => github.GetWorkflowsAsync(repository, cancellation)).ConfigureAwait(false) is not { } listed)
        {
            return null;
        }

        var there = snapshot.Files.Select(entry => entry.Path).Where(path => path.StartsWith(Folder, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var used = listed.Where(workflow => there.Contains(workflow.Path)).OrderBy(workflow => workflow.Path, StringComparer.Ordinal).ToList();
        var isAnyActive = used.Exists(workflow => workflow.State == "active");
        var scheduled = isAnyActive ? await TryAsync("Scheduled runs", () => github.GetRunsAsync(repository, "schedule", cancellation)).ConfigureAwait(false) : null;
        var all = isAnyActive ? await TryAsync("Runs", () => github.GetRunsAsync(repository, null, cancellation)).ConfigureAwait(false) : null;
        var workflows = ImmutableArray.CreateBuilder<HostWorkflow>();
        foreach (var workflow in used)
        {
            var isActive = workflow.State == "active";
            workflows.Add(new HostWorkflow(workflow.Path, workflow.State, workflow.CreatedAt)
            {
                ScheduledRun = isActive ? await NewestAsync(repository, workflow, "schedule", scheduled, cancellation).ConfigureAwait(false) : null,
                Run = isActive ? await NewestAsync(repository, workflow, null, all, cancellation).ConfigureAwait(false) : null,
            });
        }

        return workflows.ToImmutable();
    }

    /// <summary>The newest run of a workflow: among the newest of all, or asked for alone where those do not reach back to it.</summary>
    private async Task<HostRun?> NewestAsync(RepositoryName repository, HostedWorkflow workflow, string? started, WorkflowRunList? newest, CancellationToken cancellation)
    {
        if (newest is null)
        {
            return null;
        }

        var run = newest.Newest.FirstOrDefault(each => each.WorkflowId == workflow.Id);
        if (run is null && !newest.IsWhole)
        {
            var own = await TryAsync("Runs of some workflows", () => github.GetRunsOfAsync(repository, workflow.Id, started, cancellation)).ConfigureAwait(false);
            if (own is null)
            {
                return null;
            }

            run = own.Newest.FirstOrDefault();
        }

        return run is null ? HostRun.Never : new HostRun(run.CreatedAt, run.Conclusion);
    }

    private async Task<ImmutableArray<TItem>?> TryArrayAsync<TItem>(string what, Func<Task<ImmutableArray<TItem>>> ask) => await TryValueAsync(what, ask).ConfigureAwait(false);

    private async Task<TFound?> TryValueAsync<TFound>(string what, Func<Task<TFound>> ask)
        where TFound : struct
    {
        TFound? found = null;
        await TryAsync<object>(what, async () =>
        {
            found = await ask().ConfigureAwait(false);
            return string.Empty;
        }).ConfigureAwait(false);
        return found;
    }

    private async Task<TFound?> TryAsync<TFound>(string what, Func<Task<TFound>> ask)
        where TFound : class
    {
        if (isOver)
        {
            unknown.Add($"{what}: not asked after the failure before");
            return null;
        }

        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (GitHubException failure) when (failure.Failure != GitHubFailure.Unauthorized)
        {
            // What fails for all is not asked for again and again.
            isOver = failure.Failure is GitHubFailure.RateLimited or GitHubFailure.Unavailable or GitHubFailure.TooManyCalls;
            unknown.Add($"{what}: {failure.Message.TrimEnd('.')}");
            return null;
        }
    }
}
