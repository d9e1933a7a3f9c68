using RepoMaturity.Git.Snapshots;

namespace RepoMaturity.Tests.Git;

internal sealed class IgnoreRulesTests
{
    private static readonly string[] Paths =
    [
        "build/out", "a/build", "a/b/c.pyc", "x", "a/x", "a/b", "foo/bar", "z/foo/bar", "doc/a.txt", "doc/a/b.txt", "keep", "#hash", "!bang", "a b", "x.o",
        "b.txt", "d.txt", "abc", "a]c", "a-c", "Foo", "data/raw/one.csv", "data/keep.csv", "q1", "q12", "back\\slash", "trail ", "é1", "[", "a.b.c", "l1L",
    ];

    private static readonly string[] Files =
    [
        "build/", "/x", "*.pyc", "a/**", "**/foo", "**/bar", "a/**/b", "a/**/c.pyc", "doc/*.txt", "doc/**/*.txt", "\\#hash", "#hash", "\\!bang", "!bang",
        "a b", "trail\\ ", "trail ", "x ", "[a-c].txt", "[!a-c].txt", "[^b].txt", "a[]]c", "a[-]c", "a[b", "foo", "FOO", "*", "/*", "*/b", "**", "**/", "a/**/",
        "*\n!keep", "*.txt\n!b.txt", "data/*\n!data/keep.csv", "data/\n!data/keep.csv", "q?", "q[[:digit:]]", "q[[:alpha:]]", "back\\\\slash", "é*", "[",
        "*.*.*", "a*c", "***", "a**c", "l[0-9]L", "q[1-", "\\", "x\r", "/", "//", "/a/", "a//b", "./x", "", "   ", "!", "doc/a", "/doc/a/b.txt", "raw", "data/raw",
        "foo/*", "z/*/bar", "?", "*/", "!*\nx", "x\n!x\nx", "[[:nonsense:]]1", "q[\\1]", "abc/",
    ];

    [Test]
    [Platform(Exclude = "Win", Reason = "Some of the names cannot be there.")]
    public void Rules_ignore_what_git_ignores()
    {
        using var folder = new TemporaryFolder();
        var git = TestGit.Init(folder.FullPath);
        foreach (var path in Paths.Where(path => !Array.Exists(Paths, other => other.StartsWith(path + "/", StringComparison.Ordinal))))
        {
            folder.Write(path, "text");
        }

        foreach (var text in Files)
        {
            File.WriteAllText(folder[".git/info/exclude"], text + "\n");
            var expected = git.Run("-c", "core.quotePath=false", "ls-files", "-z", "--others", "--exclude-standard").Split('\0', StringSplitOptions.RemoveEmptyEntries);

            var walk = FolderWalk.OfWorkTree(folder.FullPath, IgnoreRules.None.WithText(string.Empty, text));
            Assert.That(walk.Files.Select(file => file.Path), Is.EquivalentTo(expected), $"'{text}'");
        }
    }

    [Test]
    public void A_pattern_made_to_be_slow_is_not()
    {
        var rules = IgnoreRules.None.WithText(string.Empty, string.Concat(Enumerable.Repeat("*a", 2000)) + "\n" + string.Concat(Enumerable.Repeat("**/a/", 500)) + "b\n");

        Assert.That(rules.Ignore(new string('a', 4000) + "b", isFolder: false), Is.False);
        Assert.That(rules.Ignore(string.Concat(Enumerable.Repeat("a/", 2000)) + "c", isFolder: false), Is.False);
    }
}
