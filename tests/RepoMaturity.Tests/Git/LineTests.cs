using RepoMaturity.Git;
using RepoMaturity.Git.History;

namespace RepoMaturity.Tests.Git;

/// <summary>The line of first parents, told the same by both implementations.</summary>
internal sealed class LineTests(GitImplementation implementation) : RepositoryContract(implementation)
{
    [Test]
    public void Each_commit_of_the_line_has_the_tree_and_the_counts_that_it_has_when_it_is_opened_alone()
    {
        var git = Merged();
        using var line = RepositoryOpener.OpenLine(Top, new OpenOptions { Git = Implementation });
        Assert.That(line.Commits.Select(commit => commit.Id), Is.EqualTo(git.Run("rev-list", "--first-parent", "--reverse", "HEAD").Split('\n')));
        for (var place = 0; place < line.Commits.Length; place++)
        {
            var (snapshot, history) = line.At(place);
            using var alone = Open(revision: line.Commits[place].Id);
            Assert.That(snapshot.Files, Is.EqualTo(alone.Snapshot.Files), line.Commits[place].Subject);
            Assert.That(snapshot.Files.Select(file => Content(snapshot, file)), Is.EqualTo(alone.Snapshot.Files.Select(file => Content(alone.Snapshot, file))));
            Assert.That(history, Is.EqualTo(alone.History), line.Commits[place].Subject);
        }
    }

    [Test]
    public void Entries_of_folders_that_did_not_change_are_the_same_objects()
    {
        Merged();
        using var line = RepositoryOpener.OpenLine(Top, new OpenOptions { Git = Implementation });
        var (before, after) = (line.At(0).Snapshot, line.At(1).Snapshot);
        Assert.That(after.Files.Single(file => file.Path == "deep/er/train.py"), Is.SameAs(before.Files.Single(file => file.Path == "deep/er/train.py")));
    }

    [Test]
    public void A_commit_tells_what_it_does_and_its_tags_and_of_nobody()
    {
        var git = Merged();
        git.Run("tag", "v1", "HEAD~1");
        git.Run("tag", "-a", "-m", "two", "release/v2", "HEAD");
        using var line = RepositoryOpener.OpenLine(Top, new OpenOptions { Git = Implementation });
        Assert.That(line.Commits.Select(commit => commit.Subject), Is.EqualTo(new[] { "start", "more", "Add work (#7)" }));
        Assert.That(line.Commits.Select(commit => string.Join(' ', commit.Tags)), Is.EqualTo(new[] { string.Empty, "v1", "release/v2" }));
    }

    [Test]
    public void A_shallow_clone_ends_where_it_ends()
    {
        Merged();
        var other = TestGit.Init(Folder["other"]);
        other.Run("fetch", "-q", "--depth", "1", new Uri(Top).AbsoluteUri, "main");
        other.Run("update-ref", "refs/heads/main", "FETCH_HEAD");
        using var line = RepositoryOpener.OpenLine(Folder["other"], new OpenOptions { Git = Implementation });
        Assert.That(line.Commits, Has.Length.EqualTo(1));
        Assert.That(line.At(0).History.IsShallow);
    }

    [Test]
    public void A_repository_without_a_commit_has_an_empty_line()
    {
        TestGit.Init(Top);
        using var line = RepositoryOpener.OpenLine(Top, new OpenOptions { Git = Implementation });
        Assert.That(line.Commits, Is.Empty);
    }

    [Test]
    public void A_folder_has_no_line()
    {
        Directory.CreateDirectory(Folder["plain"]);
        Assert.That(() => RepositoryOpener.OpenLine(Folder["plain"], new OpenOptions { Git = Implementation }), Throws.TypeOf<RepositoryException>().With.Message.Contain("no git repository"));
    }

    [TestCase("Add drift checks (#12)\n\nCo-authored-by: Ada <ada@example.org>", "Add drift checks (#12)")]
    [TestCase("Merge pull request #12 from ada/drift\n\nAdd drift checks", "Add drift checks (#12)")]
    [TestCase("Merge pull request #12 from ada/drift", "Merge pull request #12")]
    [TestCase("Merge branch 'main' of https://github.com/ada/eta", "Merge branch 'main'")]
    [TestCase("Written with ada@example.org in mind", "Written with *** in mind")]
    [TestCase("\n\n", "")]
    public void A_subject_names_nobody(string message, string subject) => Assert.That(CommitSubject.Of(message), Is.EqualTo(subject));

    /// <summary>A line of three commits, the last of which merges a branch of two.</summary>
    private TestGit Merged()
    {
        var git = TestGit.Init(Top);
        Write("deep/er/train.py", "1");
        Write("deep.py", "1");
        Write("deep-er/a.py", "1");
        Write("\uE000/a", "1");
        Write("\U00010000/a", "1");
        git.Commit("start", "Ada <ada@example.org>");
        git.Run("checkout", "-q", "-b", "feature");
        Write("deep/work.py", "1");
        git.Commit("work", "Bob <bob@example.org>");
        Write("deep/work.py", "2");
        git.Commit("more work", "Eve <eve@example.org>");
        git.Run("checkout", "-q", "main");
        Write("app.py", "1");
        git.Commit("more", "Ada <ada@example.org>");
        git.Run("merge", "-q", "--no-ff", "-m", "Merge pull request #7 from bob/feature\n\nAdd work", "feature");
        return git;
    }
}
