using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RepoMaturity.GitHub.Transport;

namespace RepoMaturity.GitHub;

/// <summary>GitHub over its REST interface.</summary>
public sealed class RestGitHub : IGitHub, IDisposable
{
    private const int PageSize = 100;

    /// <summary>Far more than people read: what has more is refused, not read in part.</summary>
    private const int MostPages = 50;

    /// <summary>A million repositories.</summary>
    private const int MostPagesOfRepositories = 10_000;

    private const string Who = """{"query":"{ viewer { login } }"}""";

    private readonly RestTransport transport;
    private readonly string? token;
    private readonly string graphQl;

    /// <summary>Makes a client.</summary>
    /// <exception cref="GitHubException">The token cannot be one.</exception>
    public RestGitHub(GitHubOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        transport = new RestTransport(options);
        token = options.Token;

        // Beside the REST interface of a server, below that of github.com.
        graphQl = options.Api.AbsolutePath.EndsWith("/api/v3/", StringComparison.Ordinal) ? "../graphql" : "graphql";
    }

    /// <inheritdoc/>
    public void Dispose() => transport.Dispose();

    /// <inheritdoc/>
    public async Task<string?> GetLoginAsync(CancellationToken cancellation)
    {
        if (token is null)
        {
            return null;
        }

        try
        {
            // REST answers people alone; GraphQL names applications too, that of a workflow's token among them.
            return await AskAsync(new RestRequest(HttpMethod.Post, graphQl, Who, IsQuestion: true), answer => answer.Part("data")?.Part("viewer")?.OptionalText("login"), cancellation).ConfigureAwait(false);
        }
        catch (GitHubException denied) when (denied.IsDenied)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<IssueComment>> GetCommentsAsync(RepositoryName repository, int issue, CancellationToken cancellation) =>
        PagesAsync($"{Of(repository)}/issues/{Number(issue)}/comments", page => page, CommentOf, cancellation);

    /// <inheritdoc/>
    public Task<IssueComment> GetCommentAsync(RepositoryName repository, long comment, CancellationToken cancellation) =>
        GetAsync($"{Of(repository)}/issues/comments/{Number(comment)}", CommentOf, cancellation);

    /// <inheritdoc/>
    public Task<IssueComment> CreateCommentAsync(RepositoryName repository, int issue, string body, CancellationToken cancellation) =>
        AskAsync(new RestRequest(HttpMethod.Post, $"{Of(repository)}/issues/{Number(issue)}/comments", Text(body)), CommentOf, cancellation);

    /// <inheritdoc/>
    public Task<IssueComment> EditCommentAsync(RepositoryName repository, long comment, string body, CancellationToken cancellation) =>
        AskAsync(new RestRequest(HttpMethod.Patch, $"{Of(repository)}/issues/comments/{Number(comment)}", Text(body)), CommentOf, cancellation);

    /// <inheritdoc/>
    public async Task DeleteCommentAsync(RepositoryName repository, long comment, CancellationToken cancellation) =>
        await SendAsync(new RestRequest(HttpMethod.Delete, $"{Of(repository)}/issues/comments/{Number(comment)}"), cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<ImmutableArray<PullRequest>> GetPullRequestsAsync(RepositoryName repository, string headOwner, string headBranch, CancellationToken cancellation) =>
        PagesAsync($"{Of(repository)}/pulls?state=open&head={Escaped($"{headOwner}:{headBranch}")}", page => page, PullRequestOf, cancellation);

    /// <inheritdoc/>
    public Task<HostedRepository> GetRepositoryAsync(RepositoryName repository, CancellationToken cancellation) =>
        GetAsync(Of(repository), found => new HostedRepository(found.Text("default_branch"), found.OptionalTime("pushed_at"), found.Flag("archived")), cancellation);

    /// <inheritdoc/>
    public Task<ImmutableArray<BranchRule>> GetBranchRulesAsync(RepositoryName repository, string branch, CancellationToken cancellation) => PagesAsync(
        $"{Of(repository)}/rules/branches/{Escaped(branch)}",
        page => page,
        rule => new BranchRule(rule.Text("type"), rule.Part("parameters")?.OptionalNumber("required_approving_review_count")),
        cancellation);

    /// <inheritdoc/>
    public Task<bool> IsProtectedAsync(RepositoryName repository, string branch, CancellationToken cancellation) =>
        GetAsync($"{Of(repository)}/branches/{Escaped(branch)}", found => found.Flag("protected"), cancellation);

    /// <inheritdoc/>
    public Task<int> GetRequiredReviewsAsync(RepositoryName repository, string branch, CancellationToken cancellation) =>
        GetAsync($"{Of(repository)}/branches/{Escaped(branch)}/protection/required_pull_request_reviews", found => found.OptionalNumber("required_approving_review_count") ?? 0, cancellation);

    /// <inheritdoc/>
    public Task<ImmutableArray<DeploymentEnvironment>> GetEnvironmentsAsync(RepositoryName repository, CancellationToken cancellation) =>
        PagesAsync($"{Of(repository)}/environments", page => page.Part("environments") ?? default, EnvironmentOf, cancellation);

    /// <inheritdoc/>
    public Task<ImmutableArray<HostedRelease>> GetReleasesAsync(RepositoryName repository, CancellationToken cancellation) =>
        GetAsync($"{Of(repository)}/releases?per_page=10", page => page.Each(release => new HostedRelease(release.Text("tag_name"), release.OptionalTime("published_at"))), cancellation);

    /// <inheritdoc/>
    public Task<ImmutableArray<Deployment>> GetDeploymentsAsync(RepositoryName repository, CancellationToken cancellation) =>
        GetAsync($"{Of(repository)}/deployments?per_page=30", page => page.Each(deployment => new Deployment(deployment.Text("environment"), deployment.Time("created_at"))), cancellation);

    /// <inheritdoc/>
    public Task<ImmutableArray<HostedWorkflow>> GetWorkflowsAsync(RepositoryName repository, CancellationToken cancellation) => PagesAsync(
        $"{Of(repository)}/actions/workflows",
        page => page.Part("workflows") ?? default,
        workflow => new HostedWorkflow(workflow.LongNumber("id"), workflow.Text("path"), workflow.Text("state"), workflow.Time("created_at")),
        cancellation);

    /// <inheritdoc/>
    public Task<WorkflowRunList> GetRunsAsync(RepositoryName repository, string? started, CancellationToken cancellation) =>
        GetAsync($"{Of(repository)}/actions/runs?exclude_pull_requests=true&per_page={PageSize}{Started(started)}", RunsOf, cancellation);

    /// <inheritdoc/>
    public Task<WorkflowRunList> GetRunsOfAsync(RepositoryName repository, long workflow, string? started, CancellationToken cancellation) =>
        GetAsync($"{Of(repository)}/actions/workflows/{Number(workflow)}/runs?exclude_pull_requests=true&per_page=1{Started(started)}", RunsOf, cancellation);

    /// <inheritdoc/>
    public async Task<ImmutableArray<ListedRepository>> GetRepositoriesOfAsync(string owner, Predicate<ListedRepository> isWanted, CancellationToken cancellation)
    {
        // By age: what is made meanwhile comes last, and moves nothing from a page that is still to come to one that was read.
        const string Order = "sort=created&direction=asc";
        ArgumentNullException.ThrowIfNull(isWanted);
        try
        {
            return await RepositoriesAsync($"orgs/{Escaped(owner)}/repos?type=all&{Order}", isWanted, cancellation).ConfigureAwait(false);
        }
        catch (GitHubException missing) when (missing.Failure == GitHubFailure.NotFound)
        {
            return await RepositoriesAsync($"users/{Escaped(owner)}/repos?type=owner&{Order}", isWanted, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<ImmutableArray<ListedRepository>> RepositoriesAsync(string path, Predicate<ListedRepository> isWanted, CancellationToken cancellation)
    {
        var seen = new HashSet<long>();
        return await PagesAsync(path, page => page, ListedRepositories.Of, cancellation, found => seen.Add(found.Id) && isWanted(found), MostPagesOfRepositories).ConfigureAwait(false);
    }

    private static string Of(RepositoryName repository) => $"repos/{repository}";

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Started(string? started) => started is null ? string.Empty : $"&event={Escaped(started)}";

    private static string Text(string body) => new JsonObject { ["body"] = body }.ToJsonString();

    private static IssueComment CommentOf(JsonElement comment) => new(
        comment.LongNumber("id"),
        comment.OptionalText("body") ?? string.Empty,
        comment.Part("user")?.OptionalText("login"),
        Uri.TryCreate(comment.OptionalText("html_url"), UriKind.Absolute, out var address) ? address : null);

    private static PullRequest PullRequestOf(JsonElement found) => found.Part("head") is { } head
        ? new PullRequest(found.OptionalNumber("number") ?? throw JsonParts.Missing("number"), head.Text("sha"), head.Text("ref"), RepositoryName.Parse(head.Part("repo")?.OptionalText("full_name")))
        : throw JsonParts.Missing("head");

    private static DeploymentEnvironment EnvironmentOf(JsonElement found) => new(
        found.Text("name"),
        (found.Part("protection_rules") ?? default).Each(rule => rule.OptionalText("type") == "required_reviewers" && !(rule.Part("reviewers") ?? default).Each(_ => true).IsEmpty).Contains(true));

    private static WorkflowRunList RunsOf(JsonElement page) => new(
        page.OptionalNumber("total_count") ?? throw JsonParts.Missing("total_count"),
        (page.Part("workflow_runs") ?? default).Each(run => new WorkflowRun(run.LongNumber("workflow_id"), run.Text("event"), run.OptionalText("conclusion"), run.Time("created_at"))));

    private Task<TFound> GetAsync<TFound>(string path, Func<JsonElement, TFound> read, CancellationToken cancellation) =>
        AskAsync(new RestRequest(HttpMethod.Get, path), read, cancellation);

    private async Task<TFound> AskAsync<TFound>(RestRequest request, Func<JsonElement, TFound> read, CancellationToken cancellation) =>
        JsonParts.Read(request, await SendAsync(request, cancellation).ConfigureAwait(false), read);

    private async Task<ImmutableArray<TItem>> PagesAsync<TItem>(
        string path, Func<JsonElement, JsonElement> list, Func<JsonElement, TItem> read, CancellationToken cancellation, Predicate<TItem>? isWanted = null, int mostPages = MostPages)
    {
        var items = ImmutableArray.CreateBuilder<TItem>();
        for (var page = 1; page <= mostPages; page++)
        {
            // The next page is counted, not followed: an answer names no address that is then asked.
            var request = new RestRequest(HttpMethod.Get, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}per_page={PageSize}&page={Number(page)}");
            var answer = await SendAsync(request, cancellation).ConfigureAwait(false);
            var found = JsonParts.Read(request, answer, document => list(document).Each(read));
            items.AddRange(isWanted is null ? found : found.Where(item => isWanted(item)));
            if (!answer.HasNext)
            {
                return items.ToImmutable();
            }
        }

        throw new GitHubException(GitHubFailure.TooLarge, $"GET /{path.Split('?')[0]}: there are more than {mostPages} pages.");
    }

    private async Task<RestAnswer> SendAsync(RestRequest request, CancellationToken cancellation)
    {
        var answer = await transport.SendAsync(request, cancellation).ConfigureAwait(false);
        return answer.Status is >= 200 and < 300 ? answer : throw Refusals.Of(request, answer, token);
    }
}
