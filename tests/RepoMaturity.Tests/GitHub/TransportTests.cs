using RepoMaturity.GitHub;
using RepoMaturity.GitHub.Transport;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.GitHub;

/// <summary>How requests are sent, repeated and bounded.</summary>
internal sealed class TransportTests
{
    private const string Repository = """{"default_branch":"main","pushed_at":"2026-11-01T00:00:00Z","archived":false}""";

    private static readonly RepositoryName Name = FakeGitHub.Repository;

    [Test]
    public async Task Every_request_says_who_asks_and_for_which_version()
    {
        using var server = new LoopbackServer(_ => new LoopbackReply(200, Repository));
        await Ask(server);
        var headers = server.Requests.Single().Headers;
        Assert.That(headers["Authorization"], Is.EqualTo($"Bearer {FakeGitHub.Token}"));
        Assert.That(headers["Accept"], Is.EqualTo("application/vnd.github+json, application/json; q=0.9"));
        Assert.That(headers["X-GitHub-Api-Version"], Is.EqualTo("2022-11-28"));
        Assert.That(headers["User-Agent"], Is.EqualTo("repomaturity"));
    }

    [TestCase(429, "Retry-After", "7", 7)]
    [TestCase(403, "Retry-After", "30", 30)]
    [TestCase(503, "Retry-After", "5", 5)]
    [TestCase(429, "X", "Y", 60)]
    public async Task A_limit_is_waited_for_as_long_as_it_says(int status, string header, string value, int seconds)
    {
        var (clock, found) = await AskTwice(LoopbackReply.Refused(status, "Slow down", (header, value)));
        Assert.That(found!.DefaultBranch, Is.EqualTo("main"));
        Assert.That(clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(seconds) }));
    }

    [Test]
    public async Task The_primary_limit_is_waited_for_until_it_begins_anew()
    {
        var clock = new HurriedClock();
        var reset = clock.GetUtcNow().AddSeconds(40).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (_, found) = await AskTwice(LoopbackReply.Refused(403, "API rate limit exceeded", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", reset)), clock);
        Assert.That(found, Is.Not.Null);
        Assert.That(clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(41) }));
    }

    [Test]
    public async Task A_secondary_limit_that_says_nothing_is_waited_for_a_minute()
    {
        var (clock, _) = await AskTwice(LoopbackReply.Refused(403, "You have exceeded a secondary rate limit. Please wait"));
        Assert.That(clock.Waits, Is.EqualTo(new[] { TimeSpan.FromMinutes(1) }));
    }

    [Test]
    public async Task A_limit_in_the_way_of_a_comment_makes_it_once()
    {
        using var github = new FakeGitHub();
        var isLimited = false;
        github.Trouble = request => request.Method == "POST" && !isLimited && (isLimited = true) ? LoopbackReply.Refused(429, "secondary rate limit", ("Retry-After", "1")) : null;
        using var client = github.Client();
        await client.CreateCommentAsync(Name, 7, "text", CancellationToken.None);
        Assert.That(github.Comments, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_limit_that_lasts_too_long_is_said_at_once()
    {
        using var server = new LoopbackServer(_ => LoopbackReply.Refused(403, "API rate limit exceeded", ("Retry-After", "3600")));
        var clock = new HurriedClock();
        var failure = Assert.ThrowsAsync<GitHubException>(() => Ask(server, clock));
        Assert.That(failure.Failure, Is.EqualTo(GitHubFailure.RateLimited));
        Assert.That(failure.Message, Does.Contain("wait 3600 seconds"));
        Assert.That(clock.Waits, Is.Empty);
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_limit_without_end_is_not_waited_for_forever()
    {
        using var server = new LoopbackServer(_ => LoopbackReply.Refused(429, "no", ("Retry-After", "1")));
        Assert.That(Assert.ThrowsAsync<GitHubException>(() => Ask(server)).Failure, Is.EqualTo(GitHubFailure.RateLimited));
        Assert.That(server.Requests, Has.Count.EqualTo(5));
    }

    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(408)]
    public async Task What_fails_is_asked_again(int status)
    {
        var (clock, found) = await AskTwice(new LoopbackReply(status, "<html>"));
        Assert.That(found, Is.Not.Null);
        Assert.That(clock.Waits, Has.Count.EqualTo(1));
    }

    [TestCase(0)]
    [TestCase(20)]
    [TestCase(150)]
    public async Task A_connection_that_breaks_is_made_again(int after)
    {
        var (_, found) = await AskTwice(new LoopbackReply(200, Repository) { CutAfter = after });
        Assert.That(found, Is.Not.Null);
    }

    [TestCase(403)]
    [TestCase(404)]
    [TestCase(410)]
    [TestCase(422)]
    [TestCase(401)]
    public void What_is_refused_is_not_asked_again(int status)
    {
        using var server = new LoopbackServer(_ => LoopbackReply.Refused(status, "No"));
        Assert.ThrowsAsync<GitHubException>(() => Ask(server));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void What_always_fails_is_said()
    {
        using var server = new LoopbackServer(_ => new LoopbackReply(200, Repository) { CutAfter = 20 });
        var failure = Assert.ThrowsAsync<GitHubException>(() => Ask(server));
        Assert.That(failure.Failure, Is.EqualTo(GitHubFailure.Unavailable));
        Assert.That(server.Requests, Has.Count.EqualTo(5));
    }

    [Test]
    public void A_server_that_is_silent_is_left()
    {
        using var left = new CancellationTokenSource();
        using var server = new LoopbackServer(_ =>
        {
            left.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(20));
            return LoopbackReply.Broken;
        });
        using var client = new RestGitHub(new GitHubOptions { Api = server.Address, Clock = new HurriedClock(), Timeout = TimeSpan.FromMilliseconds(100) });
        var failure = Assert.ThrowsAsync<GitHubException>(() => client.GetRepositoryAsync(Name, CancellationToken.None));
        left.Cancel();
        Assert.That(failure.Message, Does.Contain("does not answer in time"));
    }

    [Test]
    public void What_was_cancelled_ends()
    {
        using var server = new LoopbackServer(_ => LoopbackReply.Broken);
        using var client = new RestGitHub(new GitHubOptions { Api = server.Address, Clock = new HurriedClock() });
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.That(() => client.GetRepositoryAsync(Name, cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_large_answer_is_not_read(bool hidesLength)
    {
        using var server = new LoopbackServer(_ => new LoopbackReply(200, new string(' ', 3_000_000)) { HidesLength = hidesLength });
        using var client = new RestGitHub(new GitHubOptions { Api = server.Address, Clock = new HurriedClock(), LargestAnswer = 1_000_000 });
        Assert.That(Assert.ThrowsAsync<GitHubException>(() => client.GetRepositoryAsync(Name, CancellationToken.None)).Failure, Is.EqualTo(GitHubFailure.TooLarge));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("<html>")]
    [TestCase("""{"default_branch":7}""")]
    public void An_answer_that_is_none_is_said(string body)
    {
        using var server = new LoopbackServer(_ => new LoopbackReply(200, body));
        Assert.That(Assert.ThrowsAsync<GitHubException>(() => Ask(server)).Failure, Is.EqualTo(GitHubFailure.Unexpected));
    }

    [Test]
    public async Task A_redirect_is_followed_on_the_same_host()
    {
        using var server = new LoopbackServer(request => request.Path.StartsWith("/repositories/", StringComparison.Ordinal) ? new LoopbackReply(200, Repository) : new LoopbackReply(301, "{}", ("Location", "/repositories/42")));
        Assert.That((await Ask(server)).DefaultBranch, Is.EqualTo("main"));
    }

    [Test]
    public async Task A_redirect_of_a_comment_keeps_what_is_said()
    {
        using var server = new LoopbackServer(request => request.Path.StartsWith("/repositories/", StringComparison.Ordinal)
            ? new LoopbackReply(201, """{"id":1,"body":"text"}""")
            : new LoopbackReply(307, "{}", ("Location", "/repositories/42/issues/7/comments")));
        using var client = Client(server);
        Assert.That((await client.CreateCommentAsync(Name, 7, "text", CancellationToken.None)).Id, Is.EqualTo(1));
        Assert.That(server.Requests.Select(request => request.Method + request.Body), Is.EqualTo(new[] { """POST{"body":"text"}""", """POST{"body":"text"}""" }));
    }

    [Test]
    public void A_redirect_to_another_host_is_not_followed()
    {
        using var other = new LoopbackServer(_ => new LoopbackReply(200, Repository));
        using var server = new LoopbackServer(_ => new LoopbackReply(301, "{}", ("Location", other.Address.AbsoluteUri)));
        Assert.That(Assert.ThrowsAsync<GitHubException>(() => Ask(server)).Message, Does.Contain("another host"));
        Assert.That(other.Requests, Is.Empty);
    }

    [Test]
    public void Redirects_in_a_circle_end()
    {
        using var server = new LoopbackServer(_ => new LoopbackReply(302, "{}", ("Location", "/again")));
        Assert.ThrowsAsync<GitHubException>(() => Ask(server));
        Assert.That(server.Requests, Has.Count.EqualTo(4));
    }

    [Test]
    public void There_are_no_more_calls_than_allowed()
    {
        using var server = new LoopbackServer(_ => new LoopbackReply(500, "{}"));
        using var client = new RestGitHub(new GitHubOptions { Api = server.Address, Clock = new HurriedClock(), MostCalls = 3 });
        Assert.That(Assert.ThrowsAsync<GitHubException>(() => client.GetRepositoryAsync(Name, CancellationToken.None)).Failure, Is.EqualTo(GitHubFailure.TooManyCalls));
        Assert.That(server.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        using var folder = new TemporaryFolder();
        using var server = new LoopbackServer(request => request.Headers.GetValueOrDefault("If-None-Match") == "W/\"abc\"" ? new LoopbackReply(304, string.Empty) : new LoopbackReply(200, Repository, ("ETag", "W/\"abc\"")));
        for (var i = 0; i < 2; i++)
        {
            using var client = new RestGitHub(new GitHubOptions { Api = server.Address, Clock = new HurriedClock(), Store = new FolderAnswerStore(folder["answers"]) });
            Assert.That((await client.GetRepositoryAsync(Name, CancellationToken.None)).DefaultBranch, Is.EqualTo("main"));
        }

        Assert.That(server.Requests.Select(request => request.Headers.ContainsKey("If-None-Match")), Is.EqualTo(new[] { false, true }));
        var file = Directory.GetFiles(folder["answers"]).Single();
        Assert.That(File.ReadAllText(file), Does.Not.Contain("fake"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        File.WriteAllText(file, "damaged");
        Assert.That(new FolderAnswerStore(folder["answers"]).Find(new Uri(server.Address, "repos/octo/churn")), Is.Null);
    }

    [Test]
    public void An_answer_that_repeats_the_token_does_not_bring_it_into_a_message()
    {
        using var server = new LoopbackServer(_ => LoopbackReply.Refused(401, $"Bad credentials: {FakeGitHub.Token}"));
        Assert.That(Assert.ThrowsAsync<GitHubException>(() => Ask(server)).ToString(), Does.Not.Contain("fakefake"));
    }

    [TestCase("two words")]
    [TestCase("line\nend")]
    [TestCase("")]
    public void A_token_that_can_be_none_is_refused_without_being_repeated(string token)
    {
        using var github = new FakeGitHub();
        Assert.That(Assert.Throws<GitHubException>(() => github.Client(token: token)).Message, Does.Not.Contain("two").And.Not.Contain("line"));
    }

    [TestCase("https://api.github.com", "https://api.github.com/")]
    [TestCase("https://github.example.com/api/v3/", "https://github.example.com/api/v3/")]
    [TestCase("http://127.0.0.1:5000", "http://127.0.0.1:5000/")]
    [TestCase("http://api.github.com", null)]
    [TestCase("https://user:word@api.github.com", null)]
    [TestCase("https://api.github.com/?q=1", null)]
    [TestCase("ftp://api.github.com", null)]
    [TestCase("nonsense", null)]
    public void A_token_goes_nowhere_unencrypted(string text, string? address)
    {
        Assert.That(GitHubOptions.ParseApi(text, out var wrong)?.AbsoluteUri, Is.EqualTo(address));
        Assert.That(wrong is null, Is.EqualTo(address is not null));
    }

    [TestCase("octo/churn", true)]
    [TestCase("octo/.github", true)]
    [TestCase("octo", false)]
    [TestCase("octo/churn/x", false)]
    [TestCase("octo/..", false)]
    [TestCase("octo/a b", false)]
    [TestCase("octo/a?b", false)]
    [TestCase("/churn", false)]
    [TestCase(null, false)]
    public void A_name_of_a_repository_can_stand_in_a_path(string? text, bool isOne) => Assert.That(RepositoryName.Parse(text) is not null, Is.EqualTo(isOne));

    private static RestGitHub Client(LoopbackServer server, TimeProvider? clock = null) => new(new GitHubOptions { Api = server.Address, Token = FakeGitHub.Token, Clock = clock ?? new HurriedClock() });

    private static async Task<HostedRepository> Ask(LoopbackServer server, TimeProvider? clock = null)
    {
        using var client = Client(server, clock);
        return await client.GetRepositoryAsync(Name, CancellationToken.None);
    }

    /// <summary>Asks a server that has trouble once.</summary>
    private static async Task<(HurriedClock Clock, HostedRepository? Found)> AskTwice(LoopbackReply trouble, HurriedClock? clock = null)
    {
        var asked = 0;
        using var server = new LoopbackServer(_ => Interlocked.Increment(ref asked) == 1 ? trouble : new LoopbackReply(200, Repository));
        var hurried = clock ?? new HurriedClock();
        return (hurried, await Ask(server, hurried));
    }
}
