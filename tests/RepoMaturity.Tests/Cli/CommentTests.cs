using System.Text.RegularExpressions;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Comparison;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.GitHub;

namespace RepoMaturity.Tests.Cli;

/// <summary>The command <c>comment</c>, as a workflow starts it.</summary>
internal sealed class CommentTests
{
    private const string PullRequestEvent = """{"action":"opened","number":7,"pull_request":{"number":7},"repository":{"full_name":"octo/churn"}}""";

    [Test]
    public void A_workflow_of_a_pull_request_comments_and_edits()
    {
        using var github = new FakeGitHub();
        using var folder = Folder(PullRequestEvent);
        var first = Run(github, folder, 1);
        Assert.That((first.ExitCode, first.Output, first.Error), Is.EqualTo((0, "created https://github.com/octo/churn/pull/7#issuecomment-1000\n", string.Empty)));
        var second = Run(github, folder, 2);
        Assert.That((second.ExitCode, second.Output), Is.EqualTo((0, "edited https://github.com/octo/churn/pull/7#issuecomment-1000\n")));
        Assert.That(github.Comments.Single().Body, Does.StartWith("<!-- repomaturity:comment default run 2.1 -->\n"));
        Assert.That(Run(github, folder, 1).Output, Does.StartWith("newer: a later run has commented already "));
    }

    [Test]
    public void The_end_of_a_run_on_a_fork_finds_its_pull_request()
    {
        using var github = new FakeGitHub { PullRequests = [FakeGitHub.PullRequest(7, "mallory/churn", "patch-1", WorkflowEventTests.Commit)] };
        using var folder = Folder(WorkflowEventTests.RunOf());
        var run = Run(github, folder, 900);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((0, "created https://github.com/octo/churn/pull/7#issuecomment-1000\n")), run.Error);
        Assert.That(github.Comments.Single().Body, Does.StartWith("<!-- repomaturity:comment default run 41.2 -->\n"));
    }

    [Test]
    public void The_end_of_a_run_whose_pull_request_has_moved_on_says_nothing()
    {
        using var github = new FakeGitHub { PullRequests = [FakeGitHub.PullRequest(7, "mallory/churn", "patch-1", new string('f', 40))] };
        using var folder = Folder(WorkflowEventTests.RunOf());
        var run = Run(github, folder, 900);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((0, "none: no open pull request has this run's branch and commit at its head\n")));
        Assert.That(github.Comments, Is.Empty);
    }

    [Test]
    public void Two_pull_requests_of_one_head_are_told_and_none_is_guessed()
    {
        using var github = new FakeGitHub { PullRequests = [FakeGitHub.PullRequest(7, "mallory/churn", "patch-1", WorkflowEventTests.Commit), FakeGitHub.PullRequest(8, "mallory/churn", "patch-1", WorkflowEventTests.Commit)] };
        using var folder = Folder(WorkflowEventTests.RunOf());
        Assert.That(Run(github, folder, 900).Output, Is.EqualTo("none: the pull requests 7, 8 have one head; --pull-request says which is meant\n"));
        Assert.That(github.Comments, Is.Empty);
    }

    [Test]
    public void A_push_is_of_no_pull_request()
    {
        using var github = new FakeGitHub();
        using var folder = Folder("""{"ref":"refs/heads/main","repository":{"full_name":"octo/churn"}}""");
        var run = Run(github, folder, 1);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((0, "none: the event is of no pull request\n")));
    }

    [Test]
    public void Every_option_is_explained()
    {
        var help = TestProgram.Run("comment", "--help").Output;
        var options = Regex.Matches(help, "--[a-z-]+").Select(match => match.Value).Distinct().Except(["--format", "--help", "--verbose", "--quiet", "--no-color"]).ToList();
        Assert.That(options, Has.Count.GreaterThan(7));
        Assert.That(options.Where(option => !File.ReadAllText(SourceTree.At("docs/github.md")).Contains($"`{option}", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_token_that_may_only_read_is_a_warning()
    {
        using var github = new FakeGitHub { MayWrite = false };
        using var folder = Folder(PullRequestEvent);
        var run = Run(github, folder, 1);
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((0, string.Empty)));
        Assert.That(run.Error, Does.Contain("warning: No comment was written").And.Contain("pull-requests: write").And.Contain("403"));
    }

    [Test]
    public void A_locked_conversation_is_a_warning()
    {
        using var github = new FakeGitHub { IsLocked = true };
        using var folder = Folder(PullRequestEvent);
        var run = Run(github, folder, 1);
        Assert.That((run.ExitCode, run.Error.Contains("the conversation is locked", StringComparison.Ordinal)), Is.EqualTo((0, true)), run.Error);
    }

    [Test]
    public void Nothing_changed_opens_no_comment_unless_it_always_shall()
    {
        using var github = new FakeGitHub();
        using var folder = Folder(PullRequestEvent, hasChanged: false);
        Assert.That(Run(github, folder, 1).Output, Is.EqualTo("none: nothing changed\n"));
        Assert.That(Run(github, folder, 2, "--when", "never").Output, Is.Empty);
        Assert.That(Run(github, folder, 3, "--when", "always").Output, Does.StartWith("created "));
    }

    [Test]
    public void A_dry_run_writes_nothing_to_GitHub()
    {
        using var github = new FakeGitHub();
        using var folder = Folder(PullRequestEvent);
        var run = Run(github, folder, 1, "--dry-run");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.StartWith("would be created\n<!-- repomaturity:comment default run 1.1 -->\n"));
        Assert.That(github.Asked, Has.All.StartWith("GET "));
    }

    [Test]
    public void All_can_be_said_by_options()
    {
        using var github = new FakeGitHub();
        using var folder = Folder("nonsense");
        var environment = new Dictionary<string, string> { ["GITHUB_TOKEN"] = FakeGitHub.Token };
        var run = ProgramProcess.Run(folder.FullPath, ["comment", "delta.json", "--repository", "octo/churn", "--pull-request", "7", "--run-number", "5", "--run-attempt", "2", "--id", "models/a", "--api", github.Address.AbsoluteUri], environment);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(github.Comments.Single().Body, Does.Match("^<!-- repomaturity:comment x[0-9a-f]{16} run 5\\.2 -->\n"));
    }

    [TestCase("no-such.json", "There is no comparison")]
    [TestCase("event.json", "is no comparison")]
    [TestCase("delta.json --run-number -1", "not below 0")]
    [TestCase("delta.json --pull-request 0", "from 1")]
    [TestCase("delta.json --pull-request 7 --event event.json", "not both")]
    [TestCase("delta.json --event nowhere.json", "There is no event")]
    [TestCase("delta.json --event delta.json --repository octo", "is no repository")]
    [TestCase("delta.json --api http://api.example.com", "unencrypted")]
    public void What_makes_no_sense_is_refused(string arguments, string why)
    {
        using var github = new FakeGitHub();
        using var folder = Folder(PullRequestEvent);
        var run = Run(github, folder, 1, arguments.Split(' ')[1..], delta: arguments.Split(' ')[0]);
        Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
        Assert.That(run.Error, Does.Contain(why));
        Assert.That(github.Comments, Is.Empty);
    }

    [Test]
    public void A_gate_that_fails_is_news()
    {
        using var github = new FakeGitHub();
        using var folder = Folder(PullRequestEvent, hasChanged: false);
        Write(folder, AssessmentDelta.Between(Digests.Of(), Digests.Of()) with { Gates = [new GateOutcome("stage<3", GateVerdict.Failed, "The stage is 2.")] });
        Assert.That(Run(github, folder, 1).Output, Does.StartWith("created "));
        Assert.That(github.Comments.Single().Body, Does.Contain("**Gate failed:** `stage<3`"));
    }

    [Test]
    public void The_longest_comparison_is_a_comment_that_GitHub_takes()
    {
        using var github = new FakeGitHub();
        using var folder = Folder(PullRequestEvent);
        Write(folder, Digests.Saying(string.Concat(Enumerable.Repeat("@octocat <b> ", 30)), rows: 30));
        var run = Run(github, folder, 1);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(github.Comments.Single().Body, Has.Length.LessThanOrEqualTo(65_536).And.Length.GreaterThan(30_000));

        // In code both stay the text they are.
        Assert.That(Regex.Replace(github.Comments.Single().Body, "`[^`\n]*`", string.Empty), Does.Not.Contain("@octocat").And.Not.Contain("<b>"));
    }

    [Test]
    public void A_large_file_is_not_read()
    {
        using var github = new FakeGitHub();
        using var folder = Folder(PullRequestEvent);
        using (var file = File.OpenWrite(folder["delta.json"]))
        {
            file.SetLength(100_000_000);
        }

        Assert.That(Run(github, folder, 1).ExitCode, Is.EqualTo(2));
    }

    [TestCase(401, 2)]
    [TestCase(422, 3)]
    [TestCase(418, 3)]
    public void What_GitHub_will_not_do_is_said_in_one_sentence_without_the_token(int status, int code)
    {
        using var github = new FakeGitHub { Trouble = request => request.Method == "POST" ? LoopbackReply.Refused(status, $"No, {FakeGitHub.Token}") : null };
        using var folder = Folder(PullRequestEvent);
        var run = Run(github, folder, 1, "-v");
        Assert.That(run.ExitCode, Is.EqualTo(code), run.Error);
        Assert.That(run.Error, Does.Contain("POST /repos/octo/churn/issues/7/comments").And.Not.Contain("fakefake").And.Not.Contain("please report"));
    }

    private static TemporaryFolder Folder(string workflowEvent, bool hasChanged = true)
    {
        var folder = new TemporaryFolder();
        folder.Write("event.json", workflowEvent);
        Write(folder, hasChanged ? Digests.Saying("text") : AssessmentDelta.Between(Digests.Of(), Digests.Of()));
        return folder;
    }

    private static void Write(TemporaryFolder folder, AssessmentDelta delta) => File.WriteAllBytes(folder["delta.json"], DeltaJson.Write(delta, new Tool("repomaturity", "1.2.3")));

    private static ProgramProcess Run(FakeGitHub github, TemporaryFolder folder, int number, params string[] options) => Run(github, folder, number, options, "delta.json");

    private static ProgramProcess Run(FakeGitHub github, TemporaryFolder folder, int number, string[] options, string delta) => ProgramProcess.Run(folder.FullPath, ["comment", delta, .. options], new Dictionary<string, string>
    {
        ["GITHUB_TOKEN"] = FakeGitHub.Token,
        ["GITHUB_API_URL"] = github.Address.AbsoluteUri.TrimEnd('/'),
        ["GITHUB_REPOSITORY"] = "octo/churn",
        ["GITHUB_EVENT_PATH"] = folder["event.json"],
        ["GITHUB_RUN_NUMBER"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["GITHUB_RUN_ATTEMPT"] = "1",
    });
}
