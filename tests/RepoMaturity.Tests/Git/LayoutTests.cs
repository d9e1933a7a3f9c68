using RepoMaturity.Git;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Tests.Git;

internal sealed class LayoutTests(GitImplementation implementation) : RepositoryContract(implementation)
{
    [Test]
    public void From_a_folder_inside_the_answer_is_the_repositorys()
    {
        var git = TestGit.Init(Top);
        Write("a/b/c", "1");
        git.Commit("one");

        using var top = Open(Top + Path.DirectorySeparatorChar);
        using var inside = Open(Path.Combine(Top, "a", "b"));
        Assert.That(inside.Snapshot.Files, Is.EqualTo(top.Snapshot.Files));
        Assert.That((top.Name, top.RelativePath), Is.EqualTo(("repository", string.Empty)));
        Assert.That((inside.Name, inside.RelativePath), Is.EqualTo(("repository", "a/b")));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_link_to_a_folder_inside_leads_to_the_repository()
    {
        var git = TestGit.Init(Top);
        Write("a/b", "1");
        git.Commit("one");
        Directory.CreateSymbolicLink(Folder["link"], Path.Combine(Top, "a"));

        using var repository = Open(Folder["link"]);
        Assert.That((repository.Name, repository.RelativePath), Is.EqualTo(("repository", "a")));
    }

    [Test]
    public void A_git_directory_reads_as_bare()
    {
        var git = TestGit.Init(Top);
        Write("a", "1");
        git.Commit("one");

        using var repository = Open(Path.Combine(Top, ".git"));
        Assert.That(Lines(repository), Is.EqualTo(new[] { "Regular a 1" }));
        Assert.That((repository.Name, repository.RelativePath), Is.EqualTo(("repository", string.Empty)));
    }

    [Test]
    public void A_linked_work_tree_has_its_own_head_and_index()
    {
        var git = TestGit.Init(Top);
        Write("a", "1");
        git.Commit("one");
        git.Run("worktree", "add", "-q", "-b", "side", Folder["linked"]);
        Folder.Write("linked/b", "2");
        var linked = new TestGit(Folder["linked"]);
        var commit = linked.Commit("two");

        using var repository = Open(Folder["linked"]);
        Assert.That(repository.Snapshot.Commit, Is.EqualTo(commit));
        Assert.That(Lines(repository), Is.EqualTo(new[] { "Regular a 1", "Regular b 2" }));
        Assert.That(repository.Snapshot.IsDirty, Is.False);
        Assert.That(repository.Name, Is.EqualTo("linked"));

        using var main = Open(Folder["linked"], "main");
        Assert.That(Lines(main), Is.EqualTo(new[] { "Regular a 1" }));
    }

    [Test]
    public void A_linked_work_tree_of_a_bare_repository_is_one()
    {
        var git = TestGit.Init(Top);
        Write("a", "1");
        git.Commit("one");
        git.Run("clone", "-q", "--bare", Top, Folder["project/.git"]);
        new TestGit(Folder["project/.git"]).Run("worktree", "add", "-q", Folder["project/tree"], "main");

        using var tree = Open(Folder["project/tree"], includeUntracked: true);
        Assert.That(Lines(tree), Is.EqualTo(new[] { "Regular a 1" }));
        Assert.That(tree.Snapshot.IsDirty, Is.False);

        using var bare = Open(Folder["project"]);
        Assert.That(Lines(bare), Is.EqualTo(new[] { "Regular a 1" }));
    }

    [Test]
    public void A_pointer_to_nowhere_says_so()
    {
        Directory.CreateDirectory(Top);
        Write(".git", "gitdir: /nowhere/at/all\n");

        Assert.That(() => Open(), Throws.TypeOf<RepositoryException>().With.Message.Contains("no git directory"));
    }

    [Test]
    public void An_empty_repository_has_no_commit_and_no_files()
    {
        TestGit.Init(Top);
        TestGit.Init(Folder["bare.git"], "--bare");

        foreach (var path in new[] { Top, Folder["bare.git"] })
        {
            using var repository = Open(path);
            Assert.That(repository.Snapshot.Commit, Is.Null);
            Assert.That(repository.Snapshot.Files, Is.Empty);
            Assert.That(repository.Snapshot.IsDirty, Is.False);
            Assert.That(repository.History, Is.Null);
            Assert.That(() => Open(path, "HEAD"), Throws.TypeOf<RepositoryException>().With.Message.Contains("no revision"));
        }
    }

    [Test]
    public void A_repository_before_its_first_commit_has_what_is_staged()
    {
        var git = TestGit.Init(Top);
        Write("staged", "1");
        Write("not", "2");
        git.Run("add", "staged");

        using var tracked = Open();
        Assert.That(Lines(tracked), Is.EqualTo(new[] { "Regular staged 1" }));
        Assert.That(tracked.Snapshot.IsDirty, Is.True);
        Assert.That(tracked.Snapshot.Commit, Is.Null);

        using var all = Open(includeUntracked: true);
        Assert.That(Lines(all), Is.EqualTo(new[] { "Regular not 2", "Regular staged 1" }));
    }

    [Test]
    public void A_clone_without_a_checkout_is_its_commit()
    {
        var git = TestGit.Init(Top);
        Write("a", "1");
        git.Commit("one");
        git.Run("clone", "-q", "--no-checkout", Top, Folder["clone"]);

        using var repository = Open(Folder["clone"]);
        Assert.That(Lines(repository), Is.EqualTo(new[] { "Regular a 1" }));
        Assert.That(repository.Snapshot.IsDirty, Is.False);
    }

    [Test]
    public void A_shallow_clone_says_that_its_history_is_cut()
    {
        var git = TestGit.Init(Top);
        Write("a", "1");
        git.Commit("one", "Bob <bob@example.org>");
        git.Commit("two", "Eve <eve@example.org>");
        git.Commit("three");
        git.Run("clone", "-q", "--depth", "2", "file://" + Top, Folder["shallow"]);

        using var repository = Open(Folder["shallow"]);
        Assert.That(Lines(repository), Is.EqualTo(new[] { "Regular a 1" }));
        Assert.That(repository.History, Is.EqualTo(new Core.Snapshots.HistoryFacts(2, 0, 0, IsShallow: true, IsTruncated: false)));
        using var before = Open(Folder["shallow"], "HEAD~1");
        Assert.That(before.Snapshot.Files, Has.Count.EqualTo(1));
        Assert.That(() => Open(Folder["shallow"], "HEAD~2"), Throws.TypeOf<RepositoryException>().With.Message.Contains("fetch more"));
    }

    [Test]
    public void A_partial_clone_is_read_without_fetching()
    {
        var git = TestGit.Init(Top);
        Write("a", "1");
        git.Commit("one");
        Write("a", "2");
        git.Commit("two");
        git.Run("config", "uploadpack.allowFilter", "true");
        git.Run("clone", "-q", "--filter=blob:none", "file://" + Top, Folder["partial"]);
        var partial = new TestGit(Folder["partial"]);
        Assert.That(partial.Run("config", "remote.origin.promisor"), Is.EqualTo("true"));
        partial.Run("config", "core.repositoryFormatVersion", "1");
        partial.Run("config", "extensions.partialClone", "origin");

        using var tree = Open(Folder["partial"]);
        Assert.That(Lines(tree), Is.EqualTo(new[] { "Regular a 2" }));
        using var before = Open(Folder["partial"], "HEAD~1");
        Assert.That(Lines(before), Is.EqualTo(new[] { "Regular a (MissingBlob)" }));
    }

    [Test]
    public void Nothing_is_left_behind()
    {
        var git = TestGit.Init(Top);
        Write("a", "1");
        git.Commit("one");
        var layout = RepoMaturity.Git.Layout.GitDiscovery.Find(Top)!;

        IGitStore store = Implementation == GitImplementation.LibGit2 ? LibGit2Store.TryOpen(layout)! : GitProgramStore.TryOpen(layout)!;
        string directory = store is LibGit2Store library ? library.DirectoryPath : ((GitProgramStore)store).DirectoryPath;
        using (var pool = new ObjectReaderPool(store))
        {
            Assert.That(pool.Use(reader => reader.ReadCommit(git.Run("rev-parse", "HEAD"))), Is.Not.Null);
            Assert.That(Directory.Exists(directory), Is.True);
        }

        Assert.That(Directory.Exists(directory), Is.False);
    }

    [Test]
    public void Untracked_files_of_a_commit_are_refused()
    {
        var git = TestGit.Init(Top);
        git.Commit("one");

        Assert.That(() => Open(revision: "HEAD", includeUntracked: true), Throws.TypeOf<RepositoryException>());
        Assert.That(() => Open(Path.Combine(Top, ".git"), includeUntracked: true), Throws.TypeOf<RepositoryException>());
    }
}
