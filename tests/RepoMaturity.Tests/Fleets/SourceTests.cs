using RepoMaturity.Fleet;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Fleet.Sources;
using RepoMaturity.GitHub;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Fleets;

/// <summary>What names repositories.</summary>
internal sealed class SourceTests
{
    [Test]
    public async Task A_list_has_addresses_and_folders()
    {
        var found = await new ListSource("# ours\n\nhttps://github.com/acme/churn.git\n  https://git.example.org/group/sub/eta  \r\nclones/fraud/\nhttps://github.com/acme/churn\n", "/srv", "list.txt").ListAsync(default);
        Assert.That(found.Select(repository => (repository.Name, repository.Place.Replace('\\', '/'), repository.Link)), Is.EqualTo(new[]
        {
            ("github.com/acme/churn", "https://github.com/acme/churn.git", "https://github.com/acme/churn.git"),
            ("git.example.org/group/sub/eta", "https://git.example.org/group/sub/eta", "https://git.example.org/group/sub/eta"),
            ("clones/fraud", "/srv/clones/fraud", null),
        }));
    }

    [TestCase("ssh://git@host/a/b\n", "list.txt:1: Only https")]
    [TestCase("https://github.com/a/b\nhttps://user:secret@host/a/b\n", "list.txt:2: The address carries a user")]
    [TestCase("# nothing\n", "names no repository")]
    public void What_is_wrong_in_a_list_is_said_with_its_line(string text, string message)
    {
        var failure = Assert.ThrowsAsync<FleetException>(() => new ListSource(text, "/srv", "list.txt").ListAsync(default));
        Assert.That(failure.Message, Does.Contain(message).And.Not.Contain("secret"));
    }

    [Test]
    public async Task A_folder_has_work_trees_and_bare_repositories_at_any_depth()
    {
        using var folder = new TemporaryFolder();
        TestGit.Init(folder["clones/tree"]).Commit("one");
        TestGit.Init(folder["clones/acme/churn.git"], "--bare");
        TestGit.Init(folder["clones/acme+fraud/repo"], "--bare");
        TestGit.Init(folder["clones/tree/inner"]);
        TestGit.Init(folder["clones/.hidden"]);
        folder.Write("clones/plain/readme.md", "x");
        var found = await new FolderSource(folder["clones"], "clones").ListAsync(default);
        Assert.That(found.Select(repository => repository.Name), Is.EqualTo(new[] { "acme+fraud/repo", "acme/churn", "tree" }));
        var one = await new FolderSource(folder["clones/tree"], "tree").ListAsync(default);
        Assert.That(one.Select(repository => repository.Name), Is.EqualTo(new[] { "tree" }));
        Assert.ThrowsAsync<FleetException>(() => new FolderSource(folder["clones/plain"], "plain").ListAsync(default));
    }

    [Test]
    public void Two_repositories_of_one_name_are_refused()
    {
        var failure = Assert.ThrowsAsync<FleetException>(() => FleetRun.ListAsync([new ListSource("a/x", "/one", "one"), new ListSource("a/x", "/two", "two")], default));
        Assert.That(failure.Message, Does.Contain("'a/x'"));
        Assert.DoesNotThrowAsync(() => FleetRun.ListAsync([new ListSource("a/x", "/one", "one"), new ListSource("a/x", "/one", "two")], default));
    }

    [TestCase("", "*  @acme/ml-platform @ada someone@example.org\n", "acme/ml-platform")]
    [TestCase("", "* @acme/one\n/docs @acme/two\n* @acme/three # last\n", "acme/three")]
    [TestCase("", "/src/ @acme/one\n", "")]
    [TestCase("", "* @ada\n", "")]
    [TestCase("team-churn,ml,team-", "", "churn")]
    [TestCase("team-b", "** @acme/a\n", "acme/a,b")]
    [TestCase("", "* @acme/a\n*\n", "")]
    public void Teams_are_those_of_the_whole_repository(string topics, string owners, string teams) => Assert.That(
        string.Join(',', TeamReader.Read(System.Text.Encoding.UTF8.GetBytes(owners), [.. topics.Split(',', StringSplitOptions.RemoveEmptyEntries)], "team-")), Is.EqualTo(teams));

    private static IEnumerable<TestCaseData> Filters()
    {
        var day = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        yield return new TestCaseData(new GitHubFilter(), Listed(), null).SetArgDisplayNames("wanted 1");
        yield return new TestCaseData(new GitHubFilter(), Listed() with { IsArchived = true }, "archived").SetArgDisplayNames("archived 2");
        yield return new TestCaseData(new GitHubFilter { Archived = Choice.With }, Listed() with { IsArchived = true }, null).SetArgDisplayNames("wanted 3");
        yield return new TestCaseData(new GitHubFilter { Archived = Choice.Only }, Listed(), "not archived").SetArgDisplayNames("not archived 4");
        yield return new TestCaseData(new GitHubFilter(), Listed() with { IsFork = true }, "forks").SetArgDisplayNames("forks 5");
        yield return new TestCaseData(new GitHubFilter(), Listed() with { IsTemplate = true }, null).SetArgDisplayNames("wanted 6");
        yield return new TestCaseData(new GitHubFilter { Templates = Choice.Without }, Listed() with { IsTemplate = true }, "templates").SetArgDisplayNames("templates 7");
        yield return new TestCaseData(new GitHubFilter { Languages = ["python", "C#"] }, Listed() with { Language = "Python" }, null).SetArgDisplayNames("wanted 8");
        yield return new TestCaseData(new GitHubFilter { Languages = ["C#"] }, Listed(), "other languages").SetArgDisplayNames("other languages 9");
        yield return new TestCaseData(new GitHubFilter { Topics = ["ml", "production"] }, Listed() with { Topics = ["production"] }, null).SetArgDisplayNames("wanted 10");
        yield return new TestCaseData(new GitHubFilter { Topics = ["ml"] }, Listed(), "other topics").SetArgDisplayNames("other topics 11");
        yield return new TestCaseData(new GitHubFilter { Visibilities = ["private"] }, Listed(), "other visibility").SetArgDisplayNames("other visibility 12");
        yield return new TestCaseData(new GitHubFilter { PushedSince = day }, Listed() with { PushedAt = day }, null).SetArgDisplayNames("wanted 13");
        yield return new TestCaseData(new GitHubFilter { PushedSince = day }, Listed() with { PushedAt = day.AddSeconds(-1) }, "no push since").SetArgDisplayNames("no push since 14");
        yield return new TestCaseData(new GitHubFilter { PushedSince = day }, Listed(), "no push since").SetArgDisplayNames("no push since 15");
    }

    [TestCaseSource(nameof(Filters))]
    public void A_filter_says_why_not(GitHubFilter filter, ListedRepository repository, string? reason) => Assert.That(filter.WhyNot(repository), Is.EqualTo(reason));

    private static ListedRepository Listed() => new(1, RepositoryName.Parse("acme/churn")!, "https://github.com/acme/churn.git", "main");
}
