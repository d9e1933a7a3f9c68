using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Tests.Git;

internal sealed class OpenerTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [TestCase("missing", "does not exist")]
    [TestCase("file", "is a file")]
    public void A_path_that_is_no_folder_says_so(string path, string words)
    {
        folder.Write("file", "text");

        Assert.That(() => RepositoryOpener.Open(folder[path]), Throws.TypeOf<RepositoryException>().With.Message.Contains(words));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_folder_without_git_is_read_as_it_lies_there()
    {
        folder.Write("top/b.py", "x = 1\r\n");
        folder.Write("top/a/deep.txt", "2");
        folder.Write("top/.hidden", "3");
        folder.Write("top/inner/.git/config", "not entered");
        folder.Write("top/empty", string.Empty);
        folder.Write("outside/secret", "s");
        Directory.CreateSymbolicLink(folder["top/link"], folder["outside"]);
        Directory.CreateSymbolicLink(folder["top/loop"], ".");
        UnixFile.MakePipe(folder["top/pipe"]);

        using var repository = RepositoryOpener.Open(folder["top"]);
        var snapshot = repository.Snapshot;
        Assert.That(snapshot.Files.Select(file => $"{file.Kind} {file.Path}"), Is.EqualTo(new[]
        {
            "Regular .hidden", "Regular a/deep.txt", "Regular b.py", "Regular empty", "SymbolicLink link", "SymbolicLink loop", "Regular pipe",
        }));
        Assert.That(snapshot.Files[2].BlobId, Is.EqualTo(MemorySnapshot.BlobId("x = 1\r\n"u8)));
        Assert.That(snapshot.Files[5].BlobId, Is.EqualTo(MemorySnapshot.BlobId("."u8)));
        Assert.That(snapshot.Read(snapshot.Files[2], 100).Bytes.ToArray(), Is.EqualTo("x = 1\r\n"u8.ToArray()));
        Assert.That(snapshot.Read(snapshot.Files[2], 3).Unread, Is.EqualTo(UnreadReason.TooLarge));
        Assert.That(snapshot.Read(snapshot.Files[6], 100).Bytes.Length, Is.Zero);
        Assert.That((snapshot.Commit, snapshot.IsDirty), Is.EqualTo(((string?)null, false)));
        Assert.That((repository.Name, repository.RelativePath, repository.Implementation), Is.EqualTo(("top", string.Empty, "folder")));
        Assert.That(repository.History, Is.Null);
        Assert.That(snapshot.Incompleteness, Is.Empty);
    }

    [Test]
    public void A_file_that_vanishes_is_an_answer()
    {
        folder.Write("top/a", "1");
        using var repository = RepositoryOpener.Open(folder["top"]);
        File.Delete(folder["top/a"]);

        Assert.That(repository.Snapshot.Read(repository.Snapshot.Files[0], 100).Unread, Is.EqualTo(UnreadReason.Failed));
    }

    [Test]
    public void A_folder_without_git_has_no_revisions()
    {
        Assert.That(
            () => RepositoryOpener.Open(folder.FullPath, new OpenOptions { Revision = "HEAD" }),
            Throws.TypeOf<RepositoryException>().With.Message.Contains("no git repository"));
    }

    [Test]
    public void A_repository_with_long_ids_is_read_by_the_git_program()
    {
        var git = TestGit.Init(folder["top"], "--object-format=sha256");
        folder.Write("top/a", "1");
        var first = git.Commit("one");
        git.Run("tag", "-a", "-m", "words", "v1");
        folder.Write("top/folder/b", "2");
        git.Commit("two");
        git.Run("gc", "-q");

        foreach (var revision in new[] { null, "HEAD", "main" })
        {
            using var repository = RepositoryOpener.Open(folder["top"], new OpenOptions { Revision = revision });
            Assert.That(repository.Implementation, Is.EqualTo("git"));
            Assert.That(repository.Snapshot.IsDirty, Is.False);
            Assert.That(repository.Snapshot.Files.Select(file => file.BlobId), Is.EqualTo(new[] { git.Run("rev-parse", "HEAD:a"), git.Run("rev-parse", "HEAD:folder/b") }));
            Assert.That(repository.Snapshot.Read(repository.Snapshot.Files[1], 10).Bytes.ToArray(), Is.EqualTo("2"u8.ToArray()));
            Assert.That(repository.History, Is.EqualTo(new HistoryFacts(1, 0, 0, false, false)));
        }

        foreach (var revision in new[] { "v1", "HEAD~1", first, first[..8] })
        {
            using var repository = RepositoryOpener.Open(folder["top"], new OpenOptions { Revision = revision });
            Assert.That(repository.Snapshot.Commit, Is.EqualTo(first));
        }

        folder.Write("top/a", "changed");
        using var changed = RepositoryOpener.Open(folder["top"]);
        Assert.That(changed.Snapshot.Files[0].BlobId, Is.EqualTo(git.Run("hash-object", "a")));

        Assert.That(
            () => RepositoryOpener.Open(folder["top"], new OpenOptions { Git = GitImplementation.LibGit2 }),
            Throws.TypeOf<RepositoryException>().With.Message.Contains("libgit2"));
    }

    [Test]
    public void Libgit2_comes_first_where_it_loads()
    {
        TestGit.Init(folder["top"]);

        using var repository = RepositoryOpener.Open(folder["top"]);
        Assert.That(repository.Implementation, Is.EqualTo(LibGit2Library.IsLoaded ? "libgit2" : "git"));
    }

    [Test]
    public void References_in_tables_say_what_to_do()
    {
        var git = TestGit.Init(folder["top"]);
        folder.Write("top/a", "1");
        var commit = git.Commit("one");
        File.AppendAllText(folder["top/.git/config"], "[extensions]\n\trefStorage = reftable\n");

        Assert.That(() => RepositoryOpener.Open(folder["top"]), Throws.TypeOf<RepositoryException>().With.Message.Contains("reftable"));
        using var repository = RepositoryOpener.Open(folder["top"], new OpenOptions { Revision = commit });
        Assert.That(repository.Snapshot.Files, Has.Count.EqualTo(1));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void The_git_program_is_taken_from_absolute_folders_of_the_search_path_alone()
    {
        folder.Write("planted/git", "#!/bin/sh\n");
        UnixFile.MakeExecutable(folder["planted/git"]);
        folder.Write("real/git", "#!/bin/sh\n");
        UnixFile.MakeExecutable(folder["real/git"]);
        folder.Write("plain/git", "not executable");

        var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder["planted"]);
        Assert.That(GitProgram.Find($"{relative}::.:{folder["plain"]}:{folder["real"]}")?.FullPath, Is.EqualTo(folder["real/git"]));
        Assert.That(GitProgram.Find(null), Is.Null);
        Assert.That(GitProgram.Find(relative), Is.Null);
    }
}
