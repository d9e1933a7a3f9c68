using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git;

namespace RepoMaturity.Tests.Git;

internal sealed class HistoryTests(GitImplementation implementation) : RepositoryContract(implementation)
{
    [Test]
    public void People_and_pull_requests_behind_a_commit_are_counted()
    {
        var git = TestGit.Init(Top);
        git.Commit("start", "Ada <ada@example.org>");
        git.Commit("Squashed (#1)", "Bob <bob@example.org>");
        git.Run("checkout", "-q", "-b", "feature");
        git.Commit("work", "Eve <eve@example.org>");
        git.Run("checkout", "-q", "main");
        git.Run("merge", "-q", "--no-ff", "-m", "Merge pull request #2 from eve/feature\n\nA title", "feature");
        git.Commit("Bump x (#3)", "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>");
        git.Commit("Again", "Bob Two <BOB@example.org>");
        var counted = git.Run("rev-parse", "HEAD");
        git.Commit("later (#4)", "Zed <zed@example.org>");

        using var repository = Open(revision: counted);
        Assert.That(repository.History, Is.EqualTo(new HistoryFacts(3, 2, 2, IsShallow: false, IsTruncated: false)));
    }

    [Test]
    public void Odd_commits_are_counted_the_same_by_both()
    {
        var git = TestGit.Init(Top);
        git.Commit("\n\n  leading space (#7)  \n\nSee merge request group/project!9", "José Ñ. <jose@example.org>");
        git.Run("config", "i18n.commitEncoding", "ISO-8859-1");
        git.Commit("latin", "J\u00e9 <je@example.org>");
        git.Commit("nothing", "none <>");
        git.Commit(string.Concat(Enumerable.Repeat("long ", 20_000)), "A B <a@b@c>");

        using var repository = Open();
        Assert.That(repository.History!.Authors, Is.EqualTo(4));
        Assert.That(repository.History.MergedPullRequests, Is.EqualTo(1));
    }

    [TestCase("Broken Name 1500000000 +0000", "C <c@d> 99999999999999 +9999")]
    [TestCase("A <<x@y>> z", "C <c@d> -1 +1480")]
    [TestCase("A <x@y> 1500000000 +0000", "C <c@d>")]
    [TestCase("", "")]
    public void Commits_that_no_git_of_today_would_write_are_read(string author, string committer)
    {
        var git = TestGit.Init(Top);
        Write("a", "1");
        var parent = git.Commit("one");
        var text = $"tree {git.Run("rev-parse", "HEAD^{tree}")}\nparent {parent}\nauthor {author}\ncommitter {committer}\n\nTitle (#5)\n";
        Folder.Write("commit", text);
        var id = git.Run("hash-object", "-t", "commit", "-w", "--literally", Folder["commit"]);
        git.Run("update-ref", "refs/heads/main", id);

        foreach (var isPacked in new[] { false, true })
        {
            if (isPacked)
            {
                git.Run("repack", "-adq");
                git.Run("prune-packed");
            }

            using var repository = Open(revision: "HEAD");
            Assert.That(repository.Snapshot.Commit, Is.EqualTo(id));
            Assert.That(Lines(repository), Is.EqualTo(new[] { "Regular a 1" }));
            Assert.That(repository.History, Is.EqualTo(new HistoryFacts(2, 1, 1, IsShallow: false, IsTruncated: false)));
        }
    }
}
