using RepoMaturity.Cli;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.GitHub;

namespace RepoMaturity.Tests.GitHub;

/// <summary>What GitHub says becomes facts; what it will not say stays unknown.</summary>
internal sealed class HostFactsReaderTests
{
    private const string Root = "/repos/octo/churn";
    private const string NoRuns = """{"total_count":0,"workflow_runs":[]}""";
    private const string TwoWorkflows = """
        {"total_count":3,"workflows":[
          {"id":2,"path":".github/workflows/train.yml","state":"active","created_at":"2025-01-01T00:00:00Z"},
          {"id":1,"path":".github/workflows/ci.yml","state":"disabled_manually","created_at":"2025-01-01T00:00:00Z"},
          {"id":9,"path":"dynamic/pages/pages-build-deployment","state":"active","created_at":"2025-01-01T00:00:00Z"}]}
        """;

    [Test]
    public async Task All_that_is_asked_for_is_told()
    {
        var (facts, _) = await Read(Known());
        Assert.That((facts.Repository, facts.DefaultBranch, facts.IsArchived), Is.EqualTo(("octo/churn", "main", (bool?)false)));
        Assert.That((facts.IsProtected, facts.RequiresPullRequest, facts.RequiredReviews, facts.RequiresChecks), Is.EqualTo(((bool?)true, (bool?)true, (int?)2, (bool?)true)));
        Assert.That(facts.Environments, Is.EqualTo(new[] { new HostEnvironment("production", true), new HostEnvironment("staging", false) }));
        Assert.That(facts.Release, Is.EqualTo(new HostMoment("v2", Time("2026-10-02T00:00:00Z"))));
        Assert.That(facts.Deployment, Is.EqualTo(new HostMoment("production", Time("2026-10-03T00:00:00Z"))));
        Assert.That(facts.Workflows!.Value.Select(workflow => workflow.Path), Is.EqualTo(new[] { ".github/workflows/ci.yml", ".github/workflows/train.yml" }));
        Assert.That(facts.Workflows!.Value[1].ScheduledRun, Is.EqualTo(new HostRun(Time("2026-11-19T02:00:00Z"), "failure")));
        Assert.That(facts.Workflows!.Value[1].Run, Is.EqualTo(new HostRun(Time("2026-11-20T02:00:00Z"), "success")));
        Assert.That(facts.Unknown, Is.Empty);
        Assert.That(facts.AskedAt, Is.EqualTo(new HurriedClock().GetUtcNow()));
    }

    [TestCase(403)]
    [TestCase(404)]
    public async Task What_a_token_may_not_see_is_unknown_and_never_no(int status)
    {
        var answers = Known();
        foreach (var path in answers.Keys.Where(path => path != Root).ToList())
        {
            answers[path] = LoopbackReply.Refused(status, "Resource not accessible");
        }

        var (facts, _) = await Read(answers);
        Assert.That(new object?[] { facts.IsProtected, facts.RequiresPullRequest, facts.RequiredReviews, facts.RequiresChecks, facts.Environments, facts.Release, facts.Deployment, facts.Workflows }, Has.All.Null);
        Assert.That(facts.Unknown, Has.Length.EqualTo(6).And.All.Contains(status.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task A_repository_that_is_not_there_is_asked_for_once()
    {
        var (facts, calls) = await Read([]);
        Assert.That(facts.Unknown.Single(), Does.StartWith("The repository: ").And.Contain("404"));
        Assert.That(calls, Is.EqualTo(1));
    }

    [Test]
    public async Task An_open_branch_is_known_to_be_open()
    {
        var answers = Known();
        answers[$"{Root}/rules/branches/main"] = new LoopbackReply(200, "[]");
        answers[$"{Root}/branches/main"] = new LoopbackReply(200, """{"protected":false}""");
        var (facts, _) = await Read(answers);
        Assert.That((facts.IsProtected, facts.RequiresPullRequest, facts.RequiredReviews, facts.RequiresChecks), Is.EqualTo(((bool?)false, (bool?)false, (int?)0, (bool?)false)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_branch_of_the_older_protection_says_its_reviews_to_few(bool maySee)
    {
        var answers = Known();
        answers[$"{Root}/rules/branches/main"] = new LoopbackReply(200, "[]");
        if (maySee)
        {
            answers[$"{Root}/branches/main/protection/required_pull_request_reviews"] = new LoopbackReply(200, """{"required_approving_review_count":1}""");
        }

        var (facts, _) = await Read(answers);
        Assert.That((facts.IsProtected, facts.RequiresPullRequest, facts.RequiredReviews, facts.RequiresChecks), Is.EqualTo(((bool?)true, maySee ? true : (bool?)null, maySee ? 1 : (int?)null, (bool?)null)));
    }

    [Test]
    public async Task What_has_not_happened_yet_is_known_too()
    {
        var answers = Known();
        answers[$"{Root}/releases"] = new LoopbackReply(200, "[]");
        answers[$"{Root}/deployments"] = new LoopbackReply(200, "[]");
        answers[$"{Root}/environments"] = new LoopbackReply(200, """{"total_count":0,"environments":[]}""");
        answers[$"{Root}/actions/runs"] = answers[$"{Root}/actions/runs?event=schedule"] = new LoopbackReply(200, NoRuns);
        var (facts, _) = await Read(answers);
        Assert.That((facts.Release, facts.Deployment), Is.EqualTo((HostMoment.Never, HostMoment.Never)));
        Assert.That(facts.Environments!.Value, Is.Empty);
        Assert.That(facts.Workflows!.Value[1].ScheduledRun, Is.EqualTo(HostRun.Never));
    }

    [Test]
    public async Task A_workflow_beyond_the_newest_runs_is_asked_for_alone()
    {
        var answers = Known();
        answers[$"{Root}/actions/runs"] = answers[$"{Root}/actions/runs?event=schedule"] = new LoopbackReply(200, """{"total_count":5000,"workflow_runs":[{"workflow_id":9,"event":"push","conclusion":null,"created_at":"2026-11-20T00:00:00Z"}]}""");
        answers[$"{Root}/actions/workflows/2/runs"] = new LoopbackReply(200, """{"total_count":8,"workflow_runs":[{"workflow_id":2,"event":"schedule","conclusion":"success","created_at":"2026-01-01T00:00:00Z"}]}""");
        var (facts, _) = await Read(answers);
        Assert.That(facts.Workflows!.Value[1].ScheduledRun, Is.EqualTo(new HostRun(Time("2026-01-01T00:00:00Z"), "success")));
    }

    [Test]
    public async Task Sixty_workflows_take_fewer_than_forty_calls_and_the_rest_is_unknown()
    {
        var answers = Known();
        var paths = Enumerable.Range(100, 60).Select(i => $".github/workflows/w{i}.yml").ToArray();
        var listed = string.Join(',', paths.Select((path, i) => $$"""{"id":{{i + 100}},"path":"{{path}}","state":"active","created_at":"2025-01-01T00:00:00Z"}"""));
        answers[$"{Root}/actions/workflows"] = new LoopbackReply(200, $$"""{"total_count":60,"workflows":[{{listed}}]}""");
        answers[$"{Root}/actions/runs"] = answers[$"{Root}/actions/runs?event=schedule"] = new LoopbackReply(200, """{"total_count":5000,"workflow_runs":[]}""");
        foreach (var id in Enumerable.Range(100, 60))
        {
            answers[$"{Root}/actions/workflows/{id}/runs"] = new LoopbackReply(200, NoRuns);
        }

        var (facts, calls) = await Read(answers, paths);
        Assert.That(calls, Is.LessThan(40));
        Assert.That(facts.Workflows!.Value, Has.Length.EqualTo(60));
        Assert.That(facts.Workflows!.Value[0].Run, Is.EqualTo(HostRun.Never));
        Assert.That(facts.Workflows!.Value[^1].Run, Is.Null);
        Assert.That(facts.Unknown, Has.Some.Contains("no more are"));
    }

    [Test]
    public async Task A_used_up_limit_is_not_asked_against_again()
    {
        var answers = Known();
        answers[$"{Root}/environments"] = LoopbackReply.Refused(403, "API rate limit exceeded", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "99999999999"));
        var (facts, calls) = await Read(answers);
        Assert.That(calls, Is.EqualTo(4));
        Assert.That(facts.Unknown, Has.Some.StartsWith("Environments: ").And.Some.EqualTo("Workflows: not asked after the failure before"));
        Assert.That(facts.IsProtected, Is.True);
    }

    [Test]
    public void A_token_that_is_none_ends_it() =>
        Assert.That(Assert.ThrowsAsync<GitHubException>(() => Read(new Dictionary<string, LoopbackReply> { [Root] = LoopbackReply.Refused(401, "Bad credentials") }))!.Failure, Is.EqualTo(GitHubFailure.Unauthorized));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, LoopbackReply> Known() => new(StringComparer.Ordinal)
    {
        [Root] = new(200, """{"default_branch":"main","pushed_at":"2026-11-20T00:00:00Z","archived":false}"""),
        [$"{Root}/rules/branches/main"] = new(200, """[{"type":"deletion"},{"type":"pull_request","parameters":{"required_approving_review_count":2}},{"type":"required_status_checks"}]"""),
        [$"{Root}/branches/main"] = new(200, """{"name":"main","protected":true}"""),
        [$"{Root}/environments"] = new(200, """{"total_count":2,"environments":[{"name":"staging","protection_rules":[{"type":"required_reviewers","reviewers":[]}]},{"name":"production","protection_rules":[{"type":"wait_timer"},{"type":"required_reviewers","reviewers":[{"type":"User"}]}]}]}"""),
        [$"{Root}/releases"] = new(200, """[{"tag_name":"v3","published_at":null},{"tag_name":"v2","published_at":"2026-10-02T00:00:00Z"},{"tag_name":"v1","published_at":"2026-09-02T00:00:00Z"}]"""),
        [$"{Root}/deployments"] = new(200, """[{"environment":"production","created_at":"2026-10-03T00:00:00Z"},{"environment":"staging","created_at":"2026-10-01T00:00:00Z"}]"""),
        [$"{Root}/actions/workflows"] = new(200, TwoWorkflows),
        [$"{Root}/actions/runs"] = new(200, """{"total_count":1,"workflow_runs":[{"workflow_id":2,"event":"push","conclusion":"success","created_at":"2026-11-20T02:00:00Z"}]}"""),
        [$"{Root}/actions/runs?event=schedule"] = new(200, """{"total_count":1,"workflow_runs":[{"workflow_id":2,"event":"schedule","conclusion":"failure","created_at":"2026-11-19T02:00:00Z"}]}"""),
    };

    private static async Task<(HostFacts Facts, int Calls)> Read(Dictionary<string, LoopbackReply> answers, params string[] workflows)
    {
        using var server = new LoopbackServer(request =>
        {
            var special = request.Query.TryGetValue("event", out var started) ? $"{request.Path}?event={started}" : request.Path;
            return answers.GetValueOrDefault(special) ?? answers.GetValueOrDefault(request.Path) ?? LoopbackReply.Refused(404, "Not Found");
        });
        var clock = new HurriedClock();
        using var client = new RestGitHub(new GitHubOptions { Api = server.Address, Clock = clock, MostCalls = HostOption.MostCalls });
        var snapshot = new MemorySnapshot((workflows.Length > 0 ? workflows : [".github/workflows/ci.yml", ".github/workflows/train.yml", "train.py"]).Select(path => KeyValuePair.Create(path, string.Empty)));
        return (await new HostFactsReader(client, clock).ReadAsync(FakeGitHub.Repository, snapshot, CancellationToken.None), server.Requests.Count);
    }
}
