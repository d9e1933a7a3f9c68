using RepoMaturity.GitHub;
using RepoMaturity.GitHub.Comments;

namespace RepoMaturity.Tests.GitHub;

/// <summary>One comment on a pull request, from its first run to its last.</summary>
internal sealed class CommentWriterTests
{
    private const string Text = "**Model registry**: implemented → automated";

    [Test]
    public async Task It_is_written_once_and_edited_after()
    {
        using var github = new FakeGitHub();
        github.Say("Nice work!", "ada", "User");
        Assert.That((await Write(github, Post(1))).Action, Is.EqualTo(CommentAction.Created));
        Assert.That((await Write(github, Post(2, "other"))).Action, Is.EqualTo(CommentAction.Edited));
        Assert.That(github.Comments.Select(comment => comment.Body), Is.EqualTo(new[] { "Nice work!", "<!-- repomaturity:comment default run 2.1 -->\nother" }));
    }

    [Test]
    public async Task The_same_is_not_written_twice()
    {
        using var github = new FakeGitHub();
        await Write(github, Post(1));
        var outcome = await Write(github, Post(1));
        Assert.That(outcome.Action, Is.EqualTo(CommentAction.Unchanged));
        Assert.That(outcome.Comment!.Address!.AbsoluteUri, Does.EndWith("#issuecomment-1000"));
        Assert.That(github.Asked, Has.None.StartWith("PATCH"));
    }

    [Test]
    public async Task Nothing_new_opens_no_comment_but_is_said_where_one_is_there()
    {
        using var github = new FakeGitHub();
        Assert.That((await Write(github, Post(1, isNews: false))).Action, Is.EqualTo(CommentAction.NothingToSay));
        Assert.That(github.Comments, Is.Empty);
        await Write(github, Post(2));
        Assert.That((await Write(github, Post(3, "nothing changes", isNews: false))).Action, Is.EqualTo(CommentAction.Edited));
        Assert.That(github.Comments.Single().Body, Does.EndWith("nothing changes"));
    }

    [TestCase(12, 1, 11, 3)]
    [TestCase(12, 2, 12, 1)]
    [TestCase(100, 1, 99, 1)]
    public async Task An_older_run_never_overwrites_a_newer(int newer, int newerAttempt, int older, int olderAttempt)
    {
        using var github = new FakeGitHub();
        await Write(github, Post(newer, "newer", newerAttempt));
        Assert.That((await Write(github, Post(older, "older", olderAttempt))).Action, Is.EqualTo(CommentAction.LeftToNewer));
        Assert.That(github.Comments.Single().Body, Does.EndWith("newer"));
    }

    [Test]
    public async Task It_is_found_on_any_page()
    {
        using var github = new FakeGitHub();
        for (var i = 0; i < 230; i++)
        {
            github.Say($"comment {i}", "ada", "User");
        }

        await Write(github, Post(1));
        Assert.That((await Write(github, Post(2, "other"))).Action, Is.EqualTo(CommentAction.Edited));
        Assert.That(github.Comments, Has.Count.EqualTo(231));
        Assert.That(github.Requests.Where(request => request.Path.EndsWith("/issues/7/comments", StringComparison.Ordinal) && request.Method == "GET").Select(request => request.Query["page"]).Take(3), Is.EqualTo(new[] { "1", "2", "3" }));
        Assert.That(github.Asked, Has.None.Contains("elsewhere"));
    }

    [Test]
    public async Task Two_jobs_of_one_pull_request_keep_apart()
    {
        using var github = new FakeGitHub();
        await Write(github, Post(1, id: "models-a"));
        await Write(github, Post(1, id: "models-b"));
        await Write(github, Post(2, "other", id: "models-a"));
        Assert.That(github.Comments.Select(comment => comment.Body.Split('\n')[0]), Is.EqualTo(new[] { "<!-- repomaturity:comment models-a run 2.1 -->", "<!-- repomaturity:comment models-b run 1.1 -->" }));
    }

    [TestCase(5, 6)]
    [TestCase(6, 5)]
    [TestCase(6, 6)]
    public async Task Runs_beside_each_other_leave_one_of_the_newest(int mine, int other)
    {
        using var github = new FakeGitHub();
        var hasOther = false;
        github.Trouble = request =>
        {
            // The other run writes after this one looked, and before it writes.
            if (request.Method == "POST" && !hasOther)
            {
                hasOther = true;
                github.Say($"{Marker(other).Line}\nthe other's");
            }

            return null;
        };
        var outcome = await Write(github, Post(mine));
        Assert.That(github.Comments, Has.Count.EqualTo(1));
        Assert.That(github.Comments.Single().Body, Does.EndWith(mine >= other ? Text : "the other's"));
        Assert.That(outcome.Deleted, Is.EqualTo(1));
    }

    [Test]
    public async Task Many_runs_at_once_leave_one_of_the_newest()
    {
        using var github = new FakeGitHub();
        await Task.WhenAll(Enumerable.Range(1, 6).Select(run => Task.Run(() => Write(github, Post(run, $"run {run}")))));
        await Write(github, Post(7, "run 7"));
        Assert.That(github.Comments.Select(comment => comment.Body), Is.EqualTo(new[] { $"{Marker(7).Line}\nrun 7" }));
    }

    [Test]
    public async Task One_that_is_deleted_meanwhile_is_written_anew()
    {
        using var github = new FakeGitHub();
        var first = (await Write(github, Post(1))).Comment!.Id;
        github.Trouble = request =>
        {
            if (request.Method == "PATCH")
            {
                github.Remove(first);
            }

            return null;
        };
        Assert.That((await Write(github, Post(2, "other"))).Action, Is.EqualTo(CommentAction.Created));
        Assert.That(github.Comments.Single().Body, Does.EndWith("other"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_connection_that_breaks_while_it_is_written_leaves_one(bool wasWritten)
    {
        using var github = new FakeGitHub();
        var isBroken = false;
        github.Trouble = request =>
        {
            if (request.Method != "POST" || isBroken)
            {
                return null;
            }

            isBroken = true;
            if (wasWritten)
            {
                github.Say(Post(1).Body);
            }

            return LoopbackReply.Broken;
        };
        var outcome = await Write(github, Post(1));
        Assert.That(outcome.Action, Is.EqualTo(wasWritten ? CommentAction.Unchanged : CommentAction.Created));
        Assert.That(github.Comments, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_token_that_may_only_read_is_denied()
    {
        using var github = new FakeGitHub { MayWrite = false };
        var denied = Assert.ThrowsAsync<GitHubException>(() => Write(github, Post(1)));
        Assert.That(denied.Failure, Is.EqualTo(GitHubFailure.Forbidden));
        Assert.That(denied.IsDenied, Is.True);
        Assert.That(denied.Message, Is.EqualTo("POST /repos/octo/churn/issues/7/comments: GitHub answers with 403, 'Resource not accessible by integration'."));
    }

    [Test]
    public void A_locked_conversation_is_said()
    {
        using var github = new FakeGitHub { IsLocked = true };
        Assert.That(Assert.ThrowsAsync<GitHubException>(() => Write(github, Post(1))).Failure, Is.EqualTo(GitHubFailure.Locked));
    }

    [Test]
    public void A_pull_request_that_is_not_there_is_said()
    {
        using var github = new FakeGitHub();
        Assert.That(Assert.ThrowsAsync<GitHubException>(() => Write(github, Post(1) with { PullRequest = 8 })).Failure, Is.EqualTo(GitHubFailure.NotFound));
    }

    [Test]
    public void What_GitHub_refuses_is_said()
    {
        using var github = new FakeGitHub { Trouble = request => request.Method == "POST" ? LoopbackReply.Refused(422, "Validation Failed") : null };
        Assert.That(Assert.ThrowsAsync<GitHubException>(() => Write(github, Post(1))).Failure, Is.EqualTo(GitHubFailure.Invalid));
    }

    [Test]
    public async Task The_longest_comment_fits_and_a_longer_one_is_not_sent()
    {
        using var github = new FakeGitHub();
        var longest = Post(long.MaxValue / 10, new string('€', CommentPost.LongestText), int.MaxValue / 10, new string('a', 64));
        Assert.That((await Write(github, longest)).Action, Is.EqualTo(CommentAction.Created));
        Assert.That((await Write(github, longest)).Action, Is.EqualTo(CommentAction.Unchanged));
        Assert.ThrowsAsync<ArgumentException>(() => Write(github, longest with { Text = longest.Text + "a" }));
    }

    [TestCase("", "default")]
    [TestCase("models", "models")]
    [TestCase("services.churn-2", "services.churn-2")]
    [TestCase("services/churn", "x")]
    [TestCase("a--b", "x")]
    [TestCase("-->", "x")]
    [TestCase("default\n", "x")]
    public void Any_text_has_an_id_that_can_stand_in_a_marker(string text, string begins)
    {
        var id = CommentMarker.IdOf(text);
        Assert.That(id, Does.StartWith(begins));
        Assert.That(CommentMarker.Read(new CommentMarker(id, new RunOrder(12, 3)).Line), Is.EqualTo(new CommentMarker(id, new RunOrder(12, 3))));
        Assert.That(CommentMarker.IdOf(text + "x"), Is.Not.EqualTo(id));
    }

    [TestCase("")]
    [TestCase("<!-- repomaturity:comment default -->")]
    [TestCase("<!-- repomaturity:comment default run 1 -->\n")]
    [TestCase("<!-- repomaturity:comment default run 1.1 --> and more")]
    [TestCase("<!-- repomaturity:comment default run 99999999999999999999.1 -->\n")]
    [TestCase(" <!-- repomaturity:comment default run 1.1 -->\n")]
    public void What_is_no_marker_is_none(string body) => Assert.That(CommentMarker.Read(body), Is.Null);

    private static CommentMarker Marker(long run) => new("default", new RunOrder(run, 1));

    private static CommentPost Post(long run, string text = Text, int attempt = 1, string id = "default", bool isNews = true) =>
        new(FakeGitHub.Repository, 7, new CommentMarker(id, new RunOrder(run, attempt)), text, isNews);

    private static async Task<CommentOutcome> Write(FakeGitHub github, CommentPost post)
    {
        using var client = github.Client();
        return await new CommentWriter(client).WriteAsync(post, CancellationToken.None);
    }
}
