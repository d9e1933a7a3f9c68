using RepoMaturity.Git;

namespace RepoMaturity.Tests.Git;

internal sealed class DamagedRepositoryTests(GitImplementation implementation) : RepositoryContract(implementation)
{
    [Test]
    public void A_missing_blob_is_an_answer()
    {
        var git = MakeThreeFiles();
        File.Delete(LooseFile(git.Run("rev-parse", "HEAD:folder/b")));

        foreach (var revision in new[] { null, "HEAD" })
        {
            using var repository = Open(revision: revision);
            Assert.That(Lines(repository), Is.EqualTo(new[] { "Regular a 1", "Regular c 3", "Regular folder/b (MissingBlob)" }));
            Assert.That(repository.Snapshot.Incompleteness, Is.Empty);
        }
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(5)]
    public void A_damaged_blob_is_an_answer_and_the_others_are_still_read(int length)
    {
        var git = MakeThreeFiles();
        var file = LooseFile(git.Run("rev-parse", "HEAD:a"));
        new FileInfo(file).IsReadOnly = false;
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..length]);

        using var repository = Open(revision: "HEAD");
        Assert.That(Lines(repository), Is.EqualTo(new[] { "Regular a (Failed)", "Regular c 3", "Regular folder/b 2" }));
    }

    [Test]
    public void Large_damaged_content_is_an_answer()
    {
        var git = TestGit.Init(Top);
        git.Run("config", "core.compression", "0");
        Write("a", "1");
        Write("large", string.Concat(Enumerable.Range(0, 30_000).Select(number => $"{number} ")));
        git.Commit("large");
        var file = LooseFile(git.Run("rev-parse", "HEAD:large"));
        new FileInfo(file).IsReadOnly = false;
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);

        using var repository = Open(revision: "HEAD");
        Assert.That(Lines(repository), Is.EqualTo(new[] { "Regular a 1", "Regular large (Failed)" }));
    }

    [Test]
    public void A_missing_tree_makes_the_listing_incomplete()
    {
        var git = MakeThreeFiles();
        File.Delete(LooseFile(git.Run("rev-parse", "HEAD:folder")));

        using var commit = Open(revision: "HEAD");
        Assert.That(Lines(commit), Is.EqualTo(new[] { "Regular a 1", "Regular c 3" }));
        Assert.That(commit.Snapshot.Incompleteness, Is.EqualTo(new[]
        {
            "The folder folder is not read: its tree is missing or damaged in the object store.",
        }));

        using var workTree = Open();
        Assert.That(Lines(workTree), Is.EqualTo(new[] { "Regular a 1", "Regular c 3", "Regular folder/b 2" }));
        Assert.That(workTree.Snapshot.IsDirty, Is.False);
    }

    [Test]
    public void A_missing_root_makes_an_empty_incomplete_listing()
    {
        var git = MakeThreeFiles();
        File.Delete(LooseFile(git.Run("rev-parse", "HEAD^{tree}")));

        using var repository = Open(revision: "HEAD");
        Assert.That(repository.Snapshot.Files, Is.Empty);
        Assert.That(repository.Snapshot.Incompleteness, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_missing_commit_says_so()
    {
        var git = MakeThreeFiles();
        File.Delete(LooseFile(git.Run("rev-parse", "HEAD")));

        Assert.That(() => Open(), Throws.TypeOf<RepositoryException>().With.Message.Contains("is not in the object store"));
    }

    [Test]
    public void A_tree_with_names_that_git_would_not_check_out_is_read_without_them()
    {
        var git = MakeThreeFiles();
        var blob = git.Run("rev-parse", "HEAD:a");
        Folder.Write("tree", string.Empty);
        var tree = MakeTree(git, blob, "..", ".GIT", "fine", "fine/not");
        var commit = git.Run("commit-tree", "-m", "strange", tree);

        using var repository = Open(revision: commit);
        Assert.That(Lines(repository), Is.EqualTo(new[] { "Regular fine 1" }));
        Assert.That(repository.Snapshot.Incompleteness, Has.Count.EqualTo(3));
    }

    [Test]
    public void A_missing_older_commit_makes_the_history_truncated()
    {
        var git = MakeThreeFiles();
        var first = git.Run("rev-parse", "HEAD");
        git.Commit("second");
        File.Delete(LooseFile(first));

        using var repository = Open();
        Assert.That(repository.History, Is.EqualTo(new Core.Snapshots.HistoryFacts(1, 0, 0, IsShallow: false, IsTruncated: true) { MayChange = true }));
    }

    [TestCase("")]
    [TestCase("DIRC")]
    [TestCase("DIRC\0\0\0\u0002\0\0\0\u0009")]
    [TestCase("nothing like an index at all, but long enough to be one")]
    public void A_damaged_index_says_so(string text)
    {
        MakeThreeFiles();
        File.WriteAllText(Path.Combine(Top, ".git", "index"), text);

        if (text.Length == 0)
        {
            using var repository = Open();
            Assert.That(repository.Snapshot.Files, Is.Empty);
            Assert.That(repository.Snapshot.IsDirty, Is.True);
        }
        else
        {
            Assert.That(() => Open(), Throws.TypeOf<RepositoryException>().With.Message.Contains("index"));
        }
    }

    private static string MakeTree(TestGit git, string blob, params string[] names)
    {
        using var folder = new TemporaryFolder();
        using (var stream = File.Create(folder["tree"]))
        {
            foreach (var name in names)
            {
                stream.Write(System.Text.Encoding.UTF8.GetBytes($"100644 {name}\0"));
                stream.Write(Convert.FromHexString(blob));
            }
        }

        return git.Run("hash-object", "-t", "tree", "-w", "--literally", folder["tree"]);
    }

    private TestGit MakeThreeFiles()
    {
        var git = TestGit.Init(Top);
        Write("a", "1");
        Write("folder/b", "2");
        Write("c", "3");
        git.Commit("three");
        return git;
    }

    private string LooseFile(string id) => Path.Combine(Top, ".git", "objects", id[..2], id[2..]);
}
