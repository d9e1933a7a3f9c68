using System.Text;
using RepoMaturity.GitHub;
using RepoMaturity.GitHub.Comments;
using RepoMaturity.GitHub.Events;

namespace RepoMaturity.Tests.GitHub;

/// <summary>Which pull request an event is of, told by GitHub's word alone.</summary>
internal sealed class WorkflowEventTests
{
    public const string Commit = "0123456789012345678901234567890123456789";

    [Test]
    public void A_pull_request_names_itself()
    {
        var found = Read("""{"action":"synchronize","number":7,"pull_request":{"number":7,"head":{"sha":"x"}},"repository":{"full_name":"octo/churn"}}""");
        Assert.That(found, Is.EqualTo(new WorkflowEvent(FakeGitHub.Repository, 7, null, null)));
    }

    [Test]
    public void The_end_of_a_run_names_what_it_ran_on() => Assert.That(Read(RunOf()), Is.EqualTo(new WorkflowEvent(
        FakeGitHub.Repository, null, new RunHead("pull_request", RepositoryName.Parse("mallory/churn"), "patch-1", Commit), new RunOrder(41, 2))));

    [TestCase("""{"ref":"refs/heads/main","repository":{"full_name":"octo/churn"}}""")]
    [TestCase("""{"repository":{"full_name":"octo/churn"},"pull_request":"none"}""")]
    public void Another_event_is_of_none(string text) => Assert.That(Read(text), Is.EqualTo(new WorkflowEvent(FakeGitHub.Repository, null, null, null)));

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("7")]
    [TestCase("{")]
    [TestCase("""{"workflow_run":{}}""")]
    public void What_is_no_event_is_none(string text) => Assert.That(Read(text), Is.Null);

    [Test]
    public async Task The_pull_request_is_that_of_the_same_repository_branch_and_commit()
    {
        using var github = new FakeGitHub
        {
            PullRequests =
            [
                FakeGitHub.PullRequest(3, "mallory/other", "patch-1", Commit),
                FakeGitHub.PullRequest(4, "mallory/churn", "patch-1", Commit[1..] + "f"),
                FakeGitHub.PullRequest(5, "Mallory/Churn", "patch-1", Commit),
                FakeGitHub.PullRequest(6, "octo/churn", "patch-1", Commit),
            ],
        };
        using var client = github.Client();
        var found = await PullRequestFinder.FindAsync(client, FakeGitHub.Repository, Read(RunOf())!.Head!, CancellationToken.None);
        Assert.That(found.Select(each => each.Number), Is.EqualTo(new[] { 5 }));
        Assert.That(github.Requests.Single().Query["head"], Is.EqualTo("mallory:patch-1"));
        Assert.That(github.Requests.Single().Query["state"], Is.EqualTo("open"));
    }

    [TestCase("push", "mallory/churn")]
    [TestCase("schedule", "mallory/churn")]
    [TestCase("pull_request", "")]
    public async Task A_run_that_no_pull_request_started_is_of_none(string started, string repository)
    {
        using var github = new FakeGitHub { PullRequests = [FakeGitHub.PullRequest(5, "mallory/churn", "patch-1", Commit)] };
        using var client = github.Client();
        Assert.That(await PullRequestFinder.FindAsync(client, FakeGitHub.Repository, Read(RunOf(started, repository))!.Head!, CancellationToken.None), Is.Empty);
        Assert.That(github.Asked, Is.Empty);
    }

    /// <summary>An event as GitHub sends it when a run on a fork's pull request ended: its own list of pull requests is empty.</summary>
    public static string RunOf(string started = "pull_request", string repository = "mallory/churn")
    {
        var head = repository.Length == 0 ? "null" : "{\"full_name\":\"" + repository + "\"}";
        return $$"""
            {"action":"completed","repository":{"full_name":"octo/churn"},"workflow_run":{"id":1,"name":"maturity","event":"{{started}}","head_branch":"patch-1","head_sha":"{{Commit}}",
             "run_number":41,"run_attempt":2,"pull_requests":[],"head_repository":{{head}} } }
            """;
    }

    private static WorkflowEvent? Read(string text) => WorkflowEvent.Read(Encoding.UTF8.GetBytes(text));
}
