using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git;

namespace RepoMaturity.Tests.Git;

internal sealed class WorkTreeTests(GitImplementation implementation) : RepositoryContract(implementation)
{
    private static readonly DateTime LongAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Test]
    public void A_clean_work_tree_is_its_commit()
    {
        var git = MakeTwoFiles();

        using var workTree = Open();
        using var commit = Open(revision: "HEAD");
        Assert.That(workTree.Snapshot.Commit, Is.EqualTo(git.Run("rev-parse", "HEAD")));
        Assert.That(workTree.Snapshot.IsDirty, Is.False);
        Assert.That(workTree.Snapshot.Files, Is.EqualTo(commit.Snapshot.Files));
        Assert.That(Lines(workTree), Is.EqualTo(Lines(commit)));
    }

    [Test]
    public void A_file_whose_index_entry_is_clean_comes_from_the_object_store()
    {
        var git = MakeTwoFiles();
        Age(git, "a");
        File.WriteAllText(Path.Combine(Top, "a"), "9");
        File.SetLastWriteTimeUtc(Path.Combine(Top, "a"), LongAgo);

        // Same length and time: to git the file is the blob, and so it is here.
        using var repository = Open();
        Assert.That(Content(repository, "a"), Is.EqualTo("1"));
        Assert.That(repository.Snapshot.IsDirty, Is.False);
    }

    [Test]
    public void A_file_that_was_written_in_the_same_moment_as_the_index_is_compared()
    {
        var git = MakeTwoFiles();
        Age(git, "a");
        File.SetLastWriteTimeUtc(Path.Combine(Top, ".git", "index"), LongAgo);
        File.WriteAllText(Path.Combine(Top, "a"), "9");
        File.SetLastWriteTimeUtc(Path.Combine(Top, "a"), LongAgo);

        using var repository = Open();
        Assert.That(Content(repository, "a"), Is.EqualTo("9"));
        Assert.That(repository.Snapshot.IsDirty, Is.True);
    }

    [Test]
    public void A_file_that_was_only_touched_is_its_blob()
    {
        MakeTwoFiles();
        File.SetLastWriteTimeUtc(Path.Combine(Top, "a"), LongAgo);

        using var repository = Open();
        Assert.That(repository.Snapshot.IsDirty, Is.False);
    }

    [Test]
    public void Changed_files_are_read_from_disk_and_deleted_ones_are_gone()
    {
        var git = MakeTwoFiles();
        Write("a", "changed\r\nhere\r\n");
        File.Delete(Path.Combine(Top, "folder", "b"));

        using var repository = Open();
        Assert.That(Lines(repository), Is.EqualTo(new[] { "Regular a changed\nhere\n" }));
        Assert.That(repository.Snapshot.Files[0].BlobId, Is.EqualTo(MemorySnapshot.BlobId("changed\nhere\n"u8)));
        Assert.That(repository.Snapshot.IsDirty, Is.True);
        Assert.That(repository.Snapshot.Commit, Is.EqualTo(git.Run("rev-parse", "HEAD")));
    }

    [TestCase("rm --cached -q a")]
    [TestCase("mv a z")]
    [TestCase("update-index --chmod=+x a")]
    public void What_is_staged_is_a_difference(string command)
    {
        var git = MakeTwoFiles();
        git.Run(command.Split(' '));

        using var repository = Open();
        Assert.That(repository.Snapshot.IsDirty, Is.True);
    }

    [Test]
    public void A_staged_file_is_read_and_an_announced_one_too()
    {
        var git = MakeTwoFiles();
        Write("staged", "s");
        Write("announced", "n");
        git.Run("add", "staged");
        git.Run("add", "-N", "announced");

        using var repository = Open();
        Assert.That(Lines(repository), Is.EqualTo(new[] { "Regular a 1", "Regular announced n", "Regular folder/b 2", "Regular staged s" }));
        Assert.That(repository.Snapshot.IsDirty, Is.True);
    }

    [Test]
    public void An_index_without_its_tree_is_compared_with_the_commit()
    {
        var git = MakeTwoFiles();
        git.Run("update-index", "--force-remove", "a");
        git.Run("update-index", "--add", "a");

        using var repository = Open();
        Assert.That(repository.Snapshot.IsDirty, Is.False);
    }

    [Test]
    public void Files_in_conflict_are_read_once_from_disk()
    {
        var git = MakeTwoFiles();
        git.Run("checkout", "-q", "-b", "other");
        Write("a", "theirs");
        git.Commit("theirs");
        git.Run("checkout", "-q", "main");
        Write("a", "ours");
        git.Commit("ours");
        Assert.That(() => git.Run("merge", "-q", "other"), Throws.InvalidOperationException);

        using var repository = Open();
        Assert.That(repository.Snapshot.Files.Select(file => file.Path), Is.EqualTo(new[] { "a", "folder/b" }));
        Assert.That(Content(repository, "a"), Does.Contain("<<<<<<<"));
        Assert.That(repository.Snapshot.IsDirty, Is.True);
    }

    [TestCase("2")]
    [TestCase("3")]
    [TestCase("4")]
    public void Every_version_of_the_index_is_read(string version)
    {
        var git = TestGit.Init(Top);
        for (var i = 0; i < 150; i++)
        {
            Write($"folder{i % 7}/{new string('n', i)}/file{i}", $"{i}");
        }

        git.Commit("many");
        git.Run("update-index", "--index-version", version);
        git.Run("update-index", "--skip-worktree", "folder0//file0");

        using var repository = Open();
        using var commit = Open(revision: "HEAD");
        Assert.That(File.ReadAllBytes(Path.Combine(Top, ".git", "index"))[7], Is.EqualTo(version == "4" ? 4 : 3));
        Assert.That(repository.Snapshot.Files, Is.EqualTo(commit.Snapshot.Files));
        Assert.That(repository.Snapshot.IsDirty, Is.False);
    }

    [Test]
    public void A_split_index_says_what_to_do()
    {
        var git = MakeTwoFiles();
        git.Run("update-index", "--split-index");

        Assert.That(() => Open(), Throws.TypeOf<RepositoryException>().With.Message.Contains("--no-split-index"));
        using var commit = Open(revision: "HEAD");
        Assert.That(commit.Snapshot.Files, Has.Count.EqualTo(2));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Files_outside_a_sparse_checkout_are_their_blobs(bool isIndexSparse)
    {
        var git = MakeTwoFiles();
        Write("kept/c", "3");
        git.Commit("three");
        git.Run("sparse-checkout", "init", "--cone", isIndexSparse ? "--sparse-index" : "--no-sparse-index");
        git.Run("sparse-checkout", "set", "kept");
        Assert.That(Directory.Exists(Path.Combine(Top, "folder")), Is.False);

        using var repository = Open();
        Assert.That(Lines(repository), Is.EqualTo(new[] { "Regular a 1", "Regular folder/b 2", "Regular kept/c 3" }));
        Assert.That(repository.Snapshot.IsDirty, Is.False);
    }

    [Test]
    public void A_checkout_with_other_line_ends_is_its_blobs()
    {
        var git = TestGit.Init(Top);
        git.Run("config", "core.autocrlf", "true");
        Write("text.py", "a\r\nb\r\n");
        Write("forced.py", "c\n");
        Write(".gitattributes", "forced.py eol=crlf\n");
        git.Commit("text");
        File.Delete(Path.Combine(Top, "text.py"));
        File.Delete(Path.Combine(Top, "forced.py"));
        git.Run("checkout", ".");
        Assert.That(File.ReadAllText(Path.Combine(Top, "forced.py")), Is.EqualTo("c\r\n"));

        foreach (var isTouched in new[] { false, true })
        {
            if (isTouched)
            {
                File.SetLastWriteTimeUtc(Path.Combine(Top, "text.py"), LongAgo);
                File.SetLastWriteTimeUtc(Path.Combine(Top, "forced.py"), LongAgo);
            }

            using var repository = Open();
            Assert.That(repository.Snapshot.IsDirty, Is.False);
            Assert.That(Content(repository, "text.py"), Is.EqualTo("a\nb\n"));
            Assert.That(Content(repository, "forced.py"), Is.EqualTo("c\n"));
        }
    }

    [Test]
    public void A_large_file_is_its_pointer_in_every_kind_of_scan()
    {
        const string Pointer = "version https://git-lfs.github.com/spec/v1\n"
            + "oid sha256:315f5bdb76d078c43b8ac0064e4a0164612b1fce77c869345bfc94c75894edd3\nsize 13\n";
        var git = TestGit.Init(Top);
        Write(".gitattributes", "*.bin filter=lfs -text\n");
        Write("model.bin", "Hello, world!");
        Folder.Write("pointer", Pointer);
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("The filter of this test is a shell command.");
        }

        git.Run("config", "filter.lfs.clean", $"cat >/dev/null; cat '{Folder["pointer"]}'");
        git.Run("config", "filter.lfs.smudge", "cat >/dev/null; printf 'Hello, world!'");
        git.Commit("large");
        git.Run("config", "--remove-section", "filter.lfs");

        foreach (var isTouched in new[] { false, true })
        {
            if (isTouched)
            {
                File.SetLastWriteTimeUtc(Path.Combine(Top, "model.bin"), LongAgo);
            }

            using var workTree = Open();
            using var commit = Open(revision: "HEAD");
            Assert.That(Content(commit, "model.bin"), Is.EqualTo(Pointer));
            Assert.That(Content(workTree, "model.bin"), Is.EqualTo(Pointer));
            Assert.That(workTree.Snapshot.IsDirty, Is.False);
        }

        Write("model.bin", "Hello, other world!");
        using var changed = Open();
        Assert.That(Content(changed, "model.bin"), Is.EqualTo("Hello, other world!"));
        Assert.That(changed.Snapshot.IsDirty, Is.True);
    }

    [Test]
    public void Untracked_files_come_on_request_and_ignored_ones_never()
    {
        var git = MakeTwoFiles();
        Write(".gitignore", "*.log\n/build/\n!kept.log\n");
        Write("folder/.gitignore", "secret\n!special.log\n");
        git.Commit("rules");
        foreach (var path in new[]
        {
            "new.py", "x.log", "kept.log", "build/out", "folder/build/out", "folder/secret", "folder/special.log", "folder/y.log", "excluded",
        })
        {
            Write(path, "u");
        }

        File.AppendAllText(Path.Combine(Top, ".git", "info", "exclude"), "excluded\n");
        TestGit.Init(Path.Combine(Top, "nested"));
        Write("nested/inner.py", "u");

        using var without = Open();
        using var with = Open(includeUntracked: true);
        Assert.That(without.Snapshot.IsDirty, Is.False);
        Assert.That(without.Snapshot.Files, Has.Count.EqualTo(4));
        Assert.That(with.Snapshot.IsDirty, Is.True);
        Assert.That(with.Snapshot.Files.Select(file => file.Path).Except(without.Snapshot.Files.Select(file => file.Path)), Is.EqualTo(new[]
        {
            "folder/build/out", "folder/special.log", "kept.log", "new.py",
        }));
        Assert.That(Content(with, "new.py"), Is.EqualTo("u"));
    }

    [Test]
    public void Nothing_untracked_leaves_it_clean()
    {
        MakeTwoFiles();

        using var repository = Open(includeUntracked: true);
        Assert.That(repository.Snapshot.IsDirty, Is.False);
        Assert.That(repository.Snapshot.Files, Has.Count.EqualTo(2));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_folder_that_became_a_link_is_not_followed()
    {
        MakeTwoFiles();
        Folder.Write("outside/b", "stolen");
        Directory.Delete(Path.Combine(Top, "folder"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(Top, "folder"), Folder["outside"]);

        using var repository = Open(includeUntracked: true);
        Assert.That(Lines(repository), Is.EqualTo(new[] { "Regular a 1", $"SymbolicLink folder {Folder["outside"]}" }));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_file_that_became_a_link_an_executable_or_a_pipe_is_told()
    {
        var git = MakeTwoFiles();
        Write("c", "3");
        git.Commit("three");
        File.Delete(Path.Combine(Top, "a"));
        File.CreateSymbolicLink(Path.Combine(Top, "a"), "/etc/passwd");
        UnixFile.MakeExecutable(Path.Combine(Top, "folder", "b"));
        File.Delete(Path.Combine(Top, "c"));
        UnixFile.MakePipe(Path.Combine(Top, "c"));

        using var repository = Open();
        Assert.That(Lines(repository), Is.EqualTo(new[] { "SymbolicLink a /etc/passwd", "Regular c ", "Executable folder/b 2" }));
        Assert.That(repository.Snapshot.IsDirty, Is.True);
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void File_modes_mean_nothing_where_git_was_told_so()
    {
        var git = MakeTwoFiles();
        git.Run("config", "core.fileMode", "false");
        UnixFile.MakeExecutable(Path.Combine(Top, "a"));

        using var repository = Open();
        Assert.That(repository.Snapshot.IsDirty, Is.False);
        Assert.That(repository.Snapshot.Files[0].Kind, Is.EqualTo(FileKind.Regular));
    }

    [Test]
    public void An_index_that_leads_out_of_the_work_tree_is_not_believed()
    {
        var git = MakeTwoFiles();
        Folder.Write("secret", "s");
        var index = Path.Combine(Top, ".git", "index");
        var bytes = File.ReadAllBytes(index);
        var at = bytes.AsSpan().IndexOf("folder/b"u8);
        "../../.."u8.CopyTo(bytes.AsSpan(at));
        File.WriteAllBytes(index, bytes);
        Assert.That(git.Run("rev-parse", "HEAD"), Is.Not.Empty);

        using var repository = Open();
        Assert.That(Lines(repository), Is.EqualTo(new[] { "Regular a 1" }));
        Assert.That(repository.Snapshot.Incompleteness, Has.Count.EqualTo(1));
    }

    /// <summary>Gives a file and its index entry an old time, and the index a new one.</summary>
    private void Age(TestGit git, string path)
    {
        File.SetLastWriteTimeUtc(Path.Combine(Top, path), LongAgo);
        git.Run("update-index", "--refresh");
        File.SetLastWriteTimeUtc(Path.Combine(Top, ".git", "index"), LongAgo.AddDays(1));
    }

    private TestGit MakeTwoFiles()
    {
        var git = TestGit.Init(Top);
        Write("a", "1");
        Write("folder/b", "2");
        git.Commit("two");
        return git;
    }
}
