using System.Text;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git;

namespace RepoMaturity.Tests.Git;

internal sealed class CommitTests(GitImplementation implementation) : RepositoryContract(implementation)
{
    /// <summary>Spellings of one commit.</summary>
    private static readonly string[] Revisions =
    [
        "HEAD", "@", "main", "heads/main", "refs/heads/main", "light", "annotated", "tags/annotated", "of-tag", "annotated^{}", "annotated^{commit}",
        "annotated^0", "feature~1", "feature^", "feature~^0", "merge^1", "merge^2~1", "merge~1^0", "origin/side", "origin", "with/slash", "deadbeef",
    ];

    private static readonly (string Revision, string Words)[] NoRevisions =
    [
        ("nothing", "There is no revision 'nothing'"),
        ("0123456789012345678901234567890123456789", "is not in the object store"),
        ("0123456", "is not in the object store"),
        ("HEAD~1", "has 0 parents"),
        ("HEAD^2", "has 0 parents"),
        ("blob", "is not in the object store"),
        ("--help", "does not name a commit"),
        ("-n1", "does not name a commit"),
        ("", "does not name a commit"),
        ("HEAD..main", "does not name a commit"),
        ("HEAD:a", "does not name a commit"),
        ("HEAD@{1}", "does not name a commit"),
        ("HEAD^{tree}", "does not name a commit"),
        ("main~99999999999", "does not name a commit"),
        ("main\nHEAD", "does not name a commit"),
        ("../../HEAD", "does not name a commit"),
    ];

    [Test]
    public void A_commit_lists_its_files_with_git_ids_in_ordinal_order()
    {
        var git = TestGit.Init(Top);
        foreach (var path in new[] { "a-b/x", "a/x", "a.txt", "Z", "é", "deep/er/still/file" })
        {
            Write(path, path + "\n");
        }

        var commit = git.Commit("one");

        using var repository = Open(revision: "HEAD");
        var expected = git.Run("-c", "core.quotePath=false", "ls-tree", "-r", "--format=%(objectname) %(path)", "HEAD").Split('\n');
        Assert.That(repository.Snapshot.Commit, Is.EqualTo(commit));
        Assert.That(repository.Snapshot.IsDirty, Is.False);
        Assert.That(repository.Snapshot.Incompleteness, Is.Empty);
        Assert.That(repository.Snapshot.Files.Select(file => $"{file.BlobId} {file.Path}"), Is.EquivalentTo(expected));
        Assert.That(repository.Snapshot.Files.Select(file => file.Path), Is.Ordered.Using<string>(StringComparer.Ordinal));
        Assert.That(Content(repository, "a/x"), Is.EqualTo("a/x\n"));
        Assert.That(repository.Implementation, Is.EqualTo(Implementation == GitImplementation.LibGit2 ? "libgit2" : "git"));
    }

    [Test]
    public void Names_with_quotes_line_ends_and_other_scripts_are_kept()
    {
        IgnoreOnWindows();
        var git = TestGit.Init(Top);
        string[] names = ["line\nend", "\"quoted\"", "tab\there", "back\\slash", "naïve 文件.py", "-dash", "[a]*?"];
        foreach (var name in names)
        {
            Write(name, "text");
        }

        git.Commit("names");

        using var commit = Open(revision: "HEAD");
        using var tree = Open();
        Assert.That(commit.Snapshot.Files.Select(file => file.Path), Is.EqualTo(names.Order(StringComparer.Ordinal)));
        Assert.That(tree.Snapshot.Files, Is.EqualTo(commit.Snapshot.Files));
        Assert.That(tree.Snapshot.IsDirty, Is.False);
    }

    [Test]
    public void Links_executables_and_submodules_are_named_and_not_followed()
    {
        IgnoreOnWindows();
        var inner = TestGit.Init(Folder["inner"]);
        Folder.Write("inner/inside", "inside");
        var innerCommit = inner.Commit("inner");
        var git = TestGit.Init(Top);
        Write("target/file", "text");
        Write("run.sh", "#!/bin/sh\n");
        UnixFile.MakeExecutable(Path.Combine(Top, "run.sh"));
        File.CreateSymbolicLink(Path.Combine(Top, "link"), "target/file");
        Directory.CreateSymbolicLink(Path.Combine(Top, "folder-link"), "target");
        File.CreateSymbolicLink(Path.Combine(Top, "away"), "/etc/passwd");
        git.Run("submodule", "--quiet", "add", Folder["inner"], "module");
        git.Commit("all kinds");

        foreach (var revision in new[] { "HEAD", null })
        {
            using var repository = Open(revision: revision);
            string[] lines = [.. Lines(repository).Where(line => !line.Contains(".gitmodules", StringComparison.Ordinal))];
            Assert.That(lines, Is.EqualTo(new[]
            {
                "SymbolicLink away /etc/passwd",
                "SymbolicLink folder-link target",
                "SymbolicLink link target/file",
                "Submodule module (MissingBlob)",
                "Executable run.sh #!/bin/sh\n",
                "Regular target/file text",
            }));
            Assert.That(repository.Snapshot.Files.Single(file => file.Kind == FileKind.Submodule).BlobId, Is.EqualTo(innerCommit));
            Assert.That(repository.Snapshot.IsDirty, Is.False);
        }

        using var module = Open(Path.Combine(Top, "module"));
        Assert.That(Lines(module), Is.EqualTo(new[] { "Regular inside inside" }));
    }

    [Test]
    public void A_file_larger_than_asked_for_is_too_large()
    {
        var git = TestGit.Init(Top);
        Write("exact", "12345");
        Write("large", new string('x', 200_000));
        Write("small", "1");
        git.Commit("sizes");

        using var repository = Open(revision: "HEAD");
        var snapshot = repository.Snapshot;
        Assert.That(snapshot.Files.Select(file => Content(snapshot, file, 5)), Is.EqualTo(new[] { "12345", "(TooLarge)", "1" }));
        Assert.That(snapshot.Files.Select(file => Content(snapshot, file, 4)), Is.EqualTo(new[] { "(TooLarge)", "(TooLarge)", "1" }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_revision_is_found_where_git_finds_it(bool isPacked)
    {
        var git = TestGit.Init(Top);
        Write("a", "1");
        var expected = git.Commit("one");
        git.Run("branch", "with/slash");
        git.Run("branch", "deadbeef");
        git.Run("tag", "light");
        git.Run("tag", "-a", "-m", "words", "annotated");
        git.Run("tag", "-a", "-m", "words", "of-tag", "annotated");
        git.Run("checkout", "-q", "-b", "feature");
        Write("b", "2");
        git.Commit("two");
        git.Run("checkout", "-q", "main");
        git.Run("checkout", "-q", "-b", "merge");
        git.Run("merge", "-q", "--no-ff", "-m", "merged", "feature");
        git.Run("checkout", "-q", "main");
        git.Run("update-ref", "refs/remotes/origin/side", "light");
        git.Run("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/side");
        if (isPacked)
        {
            git.Run("gc", "-q");
            git.Run("pack-refs", "--all");
        }

        foreach (var revision in Revisions)
        {
            using var repository = Open(revision: revision);
            Assert.That(repository.Snapshot.Commit, Is.EqualTo(expected), revision);
        }
    }

    [Test]
    public void Whole_and_abbreviated_ids_and_descriptions_name_commits_and_tags()
    {
        var git = TestGit.Init(Top);
        Write("a", "1");
        var commit = git.Commit("one");
        git.Run("tag", "-a", "-m", "words", "v1");
        var tag = git.Run("rev-parse", "v1");

        foreach (var revision in new[] { commit, commit.ToUpperInvariant(), commit[..4], commit[..12], tag, tag[..10], "v1-0-g" + commit[..7] })
        {
            using var repository = Open(revision: revision);
            Assert.That(repository.Snapshot.Commit, Is.EqualTo(commit), revision);
        }
    }

    [Test]
    public void A_revision_that_is_none_says_so()
    {
        var git = TestGit.Init(Top);
        Write("a", "1");
        git.Commit("one");
        git.Run("tag", "blob", git.Run("rev-parse", "HEAD:a"));

        foreach (var (revision, words) in NoRevisions)
        {
            Assert.That(() => Open(revision: revision), Throws.TypeOf<RepositoryException>().With.Message.Contains(words), revision);
        }
    }

    [Test]
    public void An_id_that_several_objects_share_asks_for_more_digits()
    {
        var git = TestGit.Init(Top);
        var texts = new Dictionary<string, string>();
        for (var text = "0"; ; text += "0")
        {
            var start = MemorySnapshot.BlobId(Encoding.UTF8.GetBytes(text))[..4];
            if (!texts.TryAdd(start, text))
            {
                Write("one", texts[start]);
                Write("other", text);
                git.Commit("two blobs with the same first digits");
                Assert.That(() => Open(revision: start), Throws.TypeOf<RepositoryException>().With.Message.Contains("more of its digits"));
                return;
            }
        }
    }

    [Test]
    public void A_repository_reads_the_same_loose_packed_bare_and_through_alternates()
    {
        var git = TestGit.Init(Top);
        for (var i = 0; i < 30; i++)
        {
            Write("folder/growing", string.Concat(Enumerable.Range(0, 50 * (i + 1)).Select(n => $"line {n}\n")));
            git.Commit($"commit {i}");
        }

        using var loose = Open(revision: "HEAD~3");
        var expected = Lines(loose);
        git.Run("clone", "-q", "--bare", Top, Folder["bare.git"]);
        git.Run("clone", "-q", "--shared", Top, Folder["shared"]);
        git.Run("clone", "-q", "--bare", "--shared", Folder["shared"], Folder["twice.git"]);
        File.WriteAllText(Folder["twice.git/objects/info/alternates"], "# a comment\n../../shared/.git/objects\n");
        git.Run("gc", "-q", "--aggressive");

        foreach (var path in new[] { Top, Folder["bare.git"], Folder["shared"], Folder["twice.git"] })
        {
            using var repository = Open(path, "HEAD~3");
            Assert.That(Lines(repository), Is.EqualTo(expected), path);
        }

        using var bare = Open(Folder["bare.git"]);
        Assert.That(bare.Name, Is.EqualTo("bare"));
        Assert.That(bare.Snapshot.Commit, Is.EqualTo(git.Run("rev-parse", "HEAD")));
    }

    [Test]
    public void Many_threads_read_at_the_same_time()
    {
        var git = TestGit.Init(Top);
        for (var i = 0; i < 200; i++)
        {
            Write($"file{i}", $"content of {i}");
        }

        git.Commit("many");

        using var repository = Open(revision: "HEAD");
        var read = repository.Snapshot.Files.AsParallel().WithDegreeOfParallelism(8)
            .Select(file => Content(repository.Snapshot, file) == $"content of {file.Path["file".Length..]}").ToArray();
        Assert.That(read, Has.Length.EqualTo(200).And.All.True);
    }

    private static void IgnoreOnWindows()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has no such files.");
        }
    }
}
