using RepoMaturity.GitHub;
using RepoMaturity.GitHub.Comments;

namespace RepoMaturity.Tests.GitHub;

/// <summary>Which comments are ours: anybody can begin one with our hidden line.</summary>
internal sealed class CommentOwnerTests
{
    private const string Who = "POST /graphql";
    private const string Text = "**Model registry**: implemented → automated";

    [Test]
    public async Task A_marker_of_somebody_else_is_not_ours()
    {
        using var github = new FakeGitHub();
        github.Say($"{Marker(99).Line}\nplanted", "mallory", "User");
        github.Say($"> {Marker(99).Line}\nquoted");
        github.Say($"seen:\n{Marker(99).Line}");
        Assert.That((await Write(github, Post(1))).Action, Is.EqualTo(CommentAction.Created));
        Assert.That(github.Comments.Take(3).Select(comment => comment.Body), Has.None.Contains(Text));
    }

    [Test]
    public async Task A_person_with_a_token_finds_their_own()
    {
        using var github = new FakeGitHub { Login = "ada" };
        await Write(github, Post(1));
        Assert.That((await Write(github, Post(2, "other"))).Action, Is.EqualTo(CommentAction.Edited));
        Assert.That(github.Comments.Single().Login, Is.EqualTo("ada"));
    }

    [TestCase(null, "renovate[bot]")]
    [TestCase(null, "ada")]
    [TestCase("acme-maturity[bot]", FakeGitHub.Bot)]
    [TestCase("ada", FakeGitHub.Bot)]
    public async Task What_another_program_wrote_is_not_edited_nor_is_its_run_newer(string? login, string other)
    {
        using var github = new FakeGitHub { Login = login };
        github.Say($"{Marker(99).Line}\nplanted", other);
        Assert.That((await Write(github, Post(1))).Action, Is.EqualTo(CommentAction.Created));
        Assert.That((await Write(github, Post(2, "other"))).Action, Is.EqualTo(CommentAction.Edited));
        Assert.That(github.Comments.Select(comment => comment.Body), Is.EqualTo(new[] { $"{Marker(99).Line}\nplanted", $"{Marker(2).Line}\nother" }));
    }

    [Test]
    public async Task Whose_the_token_is_is_asked_once_and_only_of_what_has_the_marker()
    {
        using var github = new FakeGitHub();
        github.Say("Nice work!");
        await Write(github, Post(1));
        Assert.That(github.Asked, Has.None.EqualTo(Who));
        await Write(github, Post(2, "other"));
        Assert.That(github.Asked.Count(asked => asked == Who), Is.EqualTo(1));
    }

    [Test]
    public async Task Where_nobody_says_whose_the_token_is_it_is_the_one_of_a_workflow()
    {
        using var github = new FakeGitHub { SaysWho = false };
        github.Say($"{Marker(99).Line}\nplanted", "renovate[bot]");
        await Write(github, Post(1));
        Assert.That((await Write(github, Post(2, "other"))).Action, Is.EqualTo(CommentAction.Edited));
        Assert.That(github.Comments, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_failure_while_that_is_asked_is_asked_again()
    {
        using var github = new FakeGitHub();
        await Write(github, Post(1));
        var failures = 2;
        github.Trouble = request => request.Path == "/graphql" && failures-- > 0 ? LoopbackReply.Refused(502, "Bad gateway") : null;
        Assert.That((await Write(github, Post(2, "other"))).Action, Is.EqualTo(CommentAction.Edited));
    }

    [TestCase("", "/graphql")]
    [TestCase("api/v3/", "/api/graphql")]
    public async Task GraphQL_lies_below_or_beside_the_rest(string api, string path)
    {
        using var server = new LoopbackServer(request => request.Path == path ? new LoopbackReply(200, """{"data":{"viewer":{"login":"ada"}}}""") : LoopbackReply.Refused(404, "Not Found"));
        using var github = new RestGitHub(new GitHubOptions { Api = new Uri(server.Address, api), Token = FakeGitHub.Token });
        Assert.That(await github.GetLoginAsync(CancellationToken.None), Is.EqualTo("ada"));
    }

    private static CommentMarker Marker(long run) => new("default", new RunOrder(run, 1));

    private static CommentPost Post(long run, string text = Text) =>
        new(FakeGitHub.Repository, 7, Marker(run), text, IsNews: true);

    private static async Task<CommentOutcome> Write(FakeGitHub github, CommentPost post)
    {
        using var client = github.Client();
        return await new CommentWriter(client).WriteAsync(post, CancellationToken.None);
    }
}
