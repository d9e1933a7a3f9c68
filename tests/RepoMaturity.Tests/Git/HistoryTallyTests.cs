using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.History;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Tests.Git;

internal sealed class HistoryTallyTests
{
    [TestCase("Merge pull request #12 from owner/branch\n\nTitle", "12")]
    [TestCase("Add a thing (#34)", "34")]
    [TestCase("Add a thing (#34)\n\n* first\n* second", "34")]
    [TestCase("Revert \"Add a thing (#34)\" (#35)", "35")]
    [TestCase("Merged in feature/x (pull request #56)\n\nTitle", "56")]
    [TestCase("Merge branch 'x' into 'main'\n\nTitle\n\nSee merge request group/sub/project!78", "!78")]
    [TestCase("Merge branch 'x' into 'main'\n\nSee merge request !78\n", "!78")]
    [TestCase("Merged PR 90: Title", "90")]
    [TestCase("Merge pull request 'Title' (#11) from branch into main", null)]
    [TestCase("Mentions (#12) in the middle", null)]
    [TestCase("Closes #12", null)]
    [TestCase("Merge branch 'main'", null)]
    [TestCase("Merge pull request #", null)]
    [TestCase("Numbers (#12a)", null)]
    [TestCase("Numbers (#)", null)]
    [TestCase("(#12)", null)]
    [TestCase("Too long (#12345678901234567890)", null)]
    [TestCase("", null)]
    public void A_merged_pull_request_is_told_from_the_message(string message, string? number)
    {
        Assert.That(PullRequestMark.Find(message), Is.EqualTo(number));
    }

    [TestCase("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", true)]
    [TestCase("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com", true)]
    [TestCase("Renovate Bot", "bot@renovateapp.com", true)]
    [TestCase("GitHub Action", "action@github.com", true)]
    [TestCase("feast-ci-bot", "feast-ci-bot@willem.co", true)]
    [TestCase("release", "release-bot@example.org", true)]
    [TestCase("pre-commit-ci[bot]", "", true)]
    [TestCase("Alan Talbot", "talbot@example.org", false)]
    [TestCase("Abbot", "abbot@example.org", false)]
    [TestCase("Ada", "ada@example.org", false)]
    [TestCase("", "", false)]
    public void Automation_is_told_from_people(string name, string email, bool isAutomation)
    {
        Assert.That(Identity.IsAutomation(name, email), Is.EqualTo(isAutomation));
    }

    [TestCase("Ada <ada@x.org>|Ada <ada@x.org>", 1)]
    [TestCase("Ada <ada@x.org>|ADA <ADA@X.ORG>", 1)]
    [TestCase("Ada <ada@x.org>|Ada <ada@y.org>", 1)]
    [TestCase("Ada <ada@x.org>|ada_l <ada@x.org>", 1)]
    [TestCase("Ada <a@x.org>|Bob <b@x.org>|Ada L <b@x.org>|Ada <b@x.org>", 1)]
    [TestCase("Ada <a@x.org>|Bob <b@x.org>", 2)]
    [TestCase("Ada <1+ada@users.noreply.github.com>|A. L. <ada@users.noreply.github.com>", 1)]
    [TestCase("root <root@localhost>|root <root@localhost.localdomain>", 2)]
    [TestCase("root <a@x.org>|root <b@x.org>", 2)]
    [TestCase("root <root@localhost>|root <root@localhost>", 1)]
    [TestCase("Your Name <you@example.com>|Ada <you@example.com>", 2)]
    [TestCase("Ada <>|Bob <>", 2)]
    [TestCase("Ada <ada>|Ada <ada@x.org>", 1)]
    [TestCase("J. <j@x.org>|J <k@x.org>", 1)]
    [TestCase(" <>", 1)]
    public void A_person_under_two_names_or_addresses_counts_once(string authors, int people)
    {
        var tally = new HistoryTally();
        var id = 0;
        foreach (var author in authors.Split('|'))
        {
            var open = author.IndexOf('<', StringComparison.Ordinal);
            tally.Add(Commit($"{id++}", author[..open].Trim(), author[(open + 1)..^1], "words"));
        }

        Assert.That(tally.Count(false, false).Authors, Is.EqualTo(people));
    }

    [Test]
    public void A_request_that_shows_twice_counts_once_and_one_without_its_branch_has_no_writer()
    {
        var tally = new HistoryTally();
        tally.Add(Commit("1", "Ada", "ada@x.org", "Merge pull request #5 from x/y", "0", "2"));
        tally.Add(Commit("2", "Bob", "bob@x.org", "Title (#5)"));
        tally.Add(Commit("3", "Ada", "ada@x.org", "Merge pull request #6 from x/z", "0", "unknown"));
        tally.Add(Commit("4", "Ada", "ada@x.org", "Merge pull request #7 from x/z", "0", "5"));
        tally.Add(Commit("5", "renovate[bot]", "r@x.org", "Update"));

        Assert.That(tally.Count(true, true), Is.EqualTo(new HistoryFacts(2, 2, 1, IsShallow: true, IsTruncated: true)));
    }

    [Test]
    public void Only_the_newest_commits_are_counted_in_the_order_of_git_log()
    {
        var commits = new Dictionary<string, CommitRecord>
        {
            ["new"] = Commit("new", "A", "a@x.org", "", "left", "right") with { CommitTime = 9 },
            ["left"] = Commit("left", "B", "b@x.org", "", "old") with { CommitTime = 3 },
            ["right"] = Commit("right", "C", "c@x.org", "", "old") with { CommitTime = 5 },
            ["old"] = Commit("old", "D", "d@x.org", "") with { CommitTime = 1 },
        };
        using var reader = new CommitReader(commits);

        HistoryFacts[] counts = [.. Enumerable.Range(1, 4)
            .Select(most => HistoryWalk.Count(reader, commits["new"], new HashSet<string>(), most, CancellationToken.None).Facts)];
        Assert.That(counts.Select(count => count.Authors), Is.EqualTo(new[] { 1, 2, 3, 4 }));
        Assert.That(counts.Select(count => count.IsTruncated), Is.EqualTo(new[] { true, true, true, false }));
    }

    private static CommitRecord Commit(string id, string name, string email, string message, params string[] parents) =>
        new(id, "tree", parents, name, email, 0, message);

    private sealed class CommitReader(Dictionary<string, CommitRecord> commits) : IObjectReader
    {
        public CommitRecord? ReadCommit(string id) => commits.GetValueOrDefault(id);

        public IReadOnlyList<TreeItem>? ReadTree(string id) => null;

        public FileContent ReadBlob(string id, int maximumBytes) => FileContent.Missing(UnreadReason.MissingBlob);

        public void Dispose()
        {
        }
    }
}
