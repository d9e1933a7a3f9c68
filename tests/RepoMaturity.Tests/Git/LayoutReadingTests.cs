using System.Text;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git;
using RepoMaturity.Git.Layout;
using RepoMaturity.Git.Objects;
using RepoMaturity.Git.Snapshots;

namespace RepoMaturity.Tests.Git;

internal sealed class LayoutReadingTests
{
    [TestCase("[core]\n\tbare = true\n", "core.bare", "true")]
    [TestCase("[CORE]\r\n\tBare=TRUE\r\n", "core.bare", "TRUE")]
    [TestCase("[core] bare = true", "core.bare", "true")]
    [TestCase("[core]\nbare\n", "core.bare", "true")]
    [TestCase("[core]\nbare = false # not = true\n", "core.bare", "false")]
    [TestCase("[core]\nworktree = \"a # b\" ; c\n", "core.worktree", "a # b")]
    [TestCase("[core]\nworktree = a\\\\b\\\"c\n", "core.worktree", "a\\b\"c")]
    [TestCase("[core]\nworktree = a\\\nb\n", "core.worktree", "ab")]
    [TestCase("[core]\nbare = true\nbare = false\n", "core.bare", "false")]
    [TestCase("[core \"x\"]\nbare = true\n", "core.bare", null)]
    [TestCase("# [core]\n;bare = true\n", "core.bare", null)]
    [TestCase("[core\nbare = true\n", "core.bare", null)]
    [TestCase("bare = true", "core.bare", null)]
    [TestCase("", "core.bare", null)]
    public void A_setting_is_read_as_git_reads_it(string text, string name, string? value)
    {
        Assert.That(GitConfiguration.Parse(text)[name], Is.EqualTo(value));
    }

    [TestCase("HEAD", "HEAD", "")]
    [TestCase("@", "HEAD", "")]
    [TestCase("@~2", "HEAD", "1 1")]
    [TestCase("v1.0^", "v1.0", "1")]
    [TestCase("v1.0^2~1^0", "v1.0", "2 1 0")]
    [TestCase("v1.0^{}~", "v1.0", "1")]
    [TestCase("feature/x~0", "feature/x", "")]
    public void A_revision_is_a_name_and_steps_back(string text, string name, string steps)
    {
        var revision = Revision.Parse(text);

        Assert.That((revision.Name, string.Join(' ', revision.Steps)), Is.EqualTo((name, steps)));
    }

    [TestCase("a/b.c", true)]
    [TestCase("..", false)]
    [TestCase("a/../b", false)]
    [TestCase("./a", false)]
    [TestCase("/a", false)]
    [TestCase("a//b", false)]
    [TestCase("a/", false)]
    [TestCase("a/.git/b", false)]
    [TestCase(".GIT", false)]
    [TestCase(".github/x", true)]
    [TestCase("...", true)]
    [TestCase("", false)]
    public void A_path_that_leads_elsewhere_is_not_sound(string path, bool isSound)
    {
        Assert.That(EntryPath.IsSound(path), Is.EqualTo(isSound));
    }

    [TestCase("a\r\nb\r\n", "a\nb\n")]
    [TestCase("a\nb\n", "a\nb\n")]
    [TestCase("a\rb\r\r\n", "a\rb\r\n")]
    [TestCase("\r", "\r")]
    [TestCase("a\0\r\n", "a\0\r\n")]
    [TestCase("", "")]
    public void Line_ends_are_stored_as_git_stores_them(string content, string stored)
    {
        Assert.That(Encoding.UTF8.GetString(LineEnds.AsStored(Encoding.UTF8.GetBytes(content))), Is.EqualTo(stored));
    }

    [TestCase("version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 12\n", true)]
    [TestCase("version https://git-lfs.github.com/spec/v1\next-0-x sha256:1\noid sha256:abc\nsize 12\n", true)]
    [TestCase("version https://git-lfs.github.com/spec/v1\noid sha256:abc\n", false)]
    [TestCase("version https://git-lfs.github.com/spec/v1\nsize -1\noid sha256:abc\n", false)]
    [TestCase("text", false)]
    [TestCase("", false)]
    public void A_pointer_names_a_hash_and_a_length(string text, bool isPointer)
    {
        Assert.That(LargeFilePointer.Parse(Encoding.UTF8.GetBytes(text)), isPointer ? Is.EqualTo(new LargeFilePointer("abc", 12)) : Is.Null);
    }

    [TestCase("tree 1\nparent 2\nparent 3\nauthor A B <a@b> 5 +0000\ncommitter C <c> 6 -0100\nencoding x\n\nSubject\n\nBody\n", "1 2,3 [A B] [a@b] 6 [Subject\n\nBody\n]")]
    [TestCase("tree 1\nauthor broken\ncommitter\ngpgsig a\n b\n\n\n\nText", "1  [broken] [] 0 [Text]")]
    [TestCase("tree 1\nauthor A <a@b> x y\ncommitter A <a> -5 +0000\n\nText\0hidden", "1  [A] [a@b] -5 [Text]")]
    [TestCase("", "  [] [] 0 []")]
    public void A_commit_object_is_read_with_tolerance(string text, string expected)
    {
        var commit = RawObject.ReadCommit("0", Encoding.UTF8.GetBytes(text));

        Assert.That(
            $"{commit.Tree} {string.Join(',', commit.Parents)} [{commit.AuthorName}] [{commit.AuthorEmail}] {commit.CommitTime} [{commit.Message}]",
            Is.EqualTo(expected));
    }

    [TestCase("100644 a", 20, false)]
    [TestCase("100644 a\0", 19, false)]
    [TestCase("nonsense", 0, false)]
    [TestCase(" \0", 20, false)]
    [TestCase("100644 a\0", 20, true)]
    public void A_tree_object_is_whole_or_nothing(string head, int idLength, bool isTree)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(head), .. Enumerable.Repeat((byte)1, idLength)];

        Assert.That(RawObject.ReadTree(bytes, ObjectFormat.Sha1), isTree ? Has.Count.EqualTo(1) : Is.Null);
    }

    [Test]
    public void A_tree_that_holds_itself_many_times_ends()
    {
        using var reader = new EndlessTree();

        var listing = TreeListing.Of(reader, "root");
        Assert.That(listing.Files, Is.Empty);
        Assert.That(listing.Incompleteness, Is.Not.Empty);
    }

    [Test]
    public void An_index_cut_anywhere_is_read_or_refused()
    {
        using var folder = new TemporaryFolder();
        var git = TestGit.Init(folder.FullPath);
        folder.Write("a", "1");
        folder.Write("folder/b", "2");
        git.Commit("one");
        git.Run("update-index", "--index-version", "4");
        var bytes = File.ReadAllBytes(folder[".git/index"]);

        for (var length = 0; length < bytes.Length; length++)
        {
            try
            {
                Assert.That(GitIndex.Parse(bytes[..length], ObjectFormat.Sha1).Entries, Has.Count.LessThanOrEqualTo(2));
            }
            catch (RepositoryException)
            {
                // The other answer that is allowed.
            }
        }

        Assert.That(GitIndex.Parse(bytes, ObjectFormat.Sha1).Tree, Is.EqualTo(git.Run("rev-parse", "HEAD^{tree}")));
    }

    private sealed class EndlessTree : IObjectReader
    {
        public CommitRecord? ReadCommit(string id) => null;

        public IReadOnlyList<TreeItem>? ReadTree(string id) => [.. Enumerable.Range(0, 10).Select(n => new TreeItem($"{n}", 0x4000, "self"))];

        public FileContent ReadBlob(string id, int maximumBytes) => FileContent.Missing(UnreadReason.MissingBlob);

        public void Dispose()
        {
        }
    }
}
