using RepoMaturity.GitHub;

namespace RepoMaturity.Tests.GitHub;

/// <summary>Every request that we send is one of GitHub's own description, and GitHub's own examples are understood.</summary>
internal sealed class PublishedInterfaceTests
{
    private const string Root = "/repos/{owner}/{repo}";

    private static readonly RepositoryName Name = RepositoryName.Parse("octocat/Hello-World")!;

    private static readonly Dictionary<string, (string Path, Func<IGitHub, Task<object?>> Call)> Calls = new(StringComparer.Ordinal)
    {
        ["comments"] = ($"{Root}/issues/{{issue_number}}/comments", async github => await github.GetCommentsAsync(Name, 1347, default)),
        ["create"] = ($"{Root}/issues/{{issue_number}}/comments", async github => await github.CreateCommentAsync(Name, 1347, "Me too", default)),
        ["comment"] = ($"{Root}/issues/comments/{{comment_id}}", async github => await github.GetCommentAsync(Name, 1, default)),
        ["edit"] = ($"{Root}/issues/comments/{{comment_id}}", async github => await github.EditCommentAsync(Name, 1, "Me too", default)),
        ["delete"] = ($"{Root}/issues/comments/{{comment_id}}", async github => await NoneOf(github.DeleteCommentAsync(Name, 1, default))),
        ["pulls"] = ($"{Root}/pulls", async github => await github.GetPullRequestsAsync(Name, "octocat", "new/topic", default)),
        ["repository"] = (Root, async github => await github.GetRepositoryAsync(Name, default)),
        ["repositories"] = ("/orgs/{org}/repos", async github => await github.GetRepositoriesOfAsync("github", _ => true, default)),
        ["rules"] = ($"{Root}/rules/branches/{{branch}}", async github => await github.GetBranchRulesAsync(Name, "feature/x", default)),
        ["branch"] = ($"{Root}/branches/{{branch}}", async github => await github.IsProtectedAsync(Name, "main", default)),
        ["reviews"] = ($"{Root}/branches/{{branch}}/protection/required_pull_request_reviews", async github => await github.GetRequiredReviewsAsync(Name, "main", default)),
        ["environments"] = ($"{Root}/environments", async github => await github.GetEnvironmentsAsync(Name, default)),
        ["releases"] = ($"{Root}/releases", async github => await github.GetReleasesAsync(Name, default)),
        ["deployments"] = ($"{Root}/deployments", async github => await github.GetDeploymentsAsync(Name, default)),
        ["workflows"] = ($"{Root}/actions/workflows", async github => await github.GetWorkflowsAsync(Name, default)),
        ["runs"] = ($"{Root}/actions/runs", async github => await github.GetRunsAsync(Name, null, default)),
        ["scheduled runs"] = ($"{Root}/actions/runs", async github => await github.GetRunsAsync(Name, "schedule", default)),
        ["runs of one"] = ($"{Root}/actions/workflows/{{workflow_id}}/runs", async github => await github.GetRunsOfAsync(Name, 161335, "schedule", default)),
    };

    private MockedGitHub? mocked;

    private static IEnumerable<string> Names => Calls.Keys;

    [OneTimeSetUp]
    public void Start() => mocked = new MockedGitHub([.. Calls.Values.Select(call => call.Path).Distinct()]);

    [OneTimeTearDown]
    public void Stop() => mocked?.Dispose();

    /// <summary>All but the one question in GraphQL, which the description does not hold.</summary>
    [Test]
    public void Every_call_of_ours_is_tried() =>
        Assert.That(Calls.Values.Select(call => call.Call.Method.Name).Distinct().Count(), Is.GreaterThanOrEqualTo(typeof(IGitHub).GetMethods().Length - 1));

    [TestCaseSource(nameof(Names))]
    public async Task A_request_is_as_described_and_its_answer_is_understood(string name)
    {
        mocked!.Complaints.Clear();
        using var github = new RestGitHub(new GitHubOptions { Api = mocked.Address, Token = FakeGitHub.Token });
        var found = await Calls[name].Call(github);
        Assert.That(mocked.Complaints, Is.Empty);
        Assert.That(found, name == "delete" ? Is.Null : Is.Not.Null);
        TestContext.Out.WriteLine(found);
    }

    [TestCase("GET", "/repos/o/r/pulls?state=ajar", "")]
    [TestCase("GET", "/repos/o/r/pulls?branch=x", "")]
    [TestCase("POST", "/repos/o/r/issues/1/comments", """{"text":"x"}""")]
    [TestCase("PUT", "/repos/o/r/issues/1/comments", """{"body":"x"}""")]
    [TestCase("GET", "/repos/o/r/issues/one/comments", "")]
    [TestCase("GET", "/repos/o/r/isues", "")]
    public async Task A_request_that_is_none_is_complained_of(string method, string target, string body)
    {
        mocked!.Complaints.Clear();
        using var client = new HttpClient();
        using var message = new HttpRequestMessage(new HttpMethod(method), new Uri(mocked.Address, target));
        message.Content = body.Length > 0 ? new StringContent(body, System.Text.Encoding.UTF8, "application/json") : null;
        using var answer = await client.SendAsync(message);
        Assert.That(mocked.Complaints, Is.Not.Empty);
    }

    private static async Task<object?> NoneOf(Task task)
    {
        await task;
        return null;
    }
}
