using RepoMaturity.Git;

namespace RepoMaturity.Tests.Git;

/// <summary>Where two lines of history part, as git itself says.</summary>
internal sealed class MergeBaseTests
{
    [TestCase(1, GitImplementation.Auto)]
    [TestCase(2, GitImplementation.GitProgram)]
    public void It_is_one_of_those_that_git_names(int seed, GitImplementation implementation)
    {
        using var folder = new TemporaryFolder();
        var git = TestGit.Init(folder["r"]);
        folder.Write("r/a", "a");
        var commits = new List<string> { git.Commit("root") };
        var tree = git.Run("rev-parse", "HEAD^{tree}");
        var random = new Random(seed);
        for (var i = 1; i < 30; i++)
        {
            // Clocks of different machines do not agree.
            git.Date = $"2024-01-01T{random.Next(24):00}:{random.Next(60):00}:00Z";
            string[] parents = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => commits[random.Next(Math.Max(0, commits.Count - 6), commits.Count)]).Distinct().SelectMany(parent => new[] { "-p", parent })];
            commits.Add(git.Run(["commit-tree", tree, .. parents, "-m", $"{i}"]));
        }

        for (var i = 0; i < 15; i++)
        {
            var (one, other) = (commits[random.Next(commits.Count)], commits[random.Next(commits.Count)]);
            var found = RepositoryOpener.MergeBase(folder["r"], one, other, implementation);
            Assert.That(git.Run("merge-base", "--all", one, other).Split('\n'), Does.Contain(found!.Value.Id), $"{one} {other}");
            Assert.That(found.Value.IsOne, Is.EqualTo(found.Value.Id == one));
        }
    }

    [Test]
    public void Lines_that_never_met_have_none()
    {
        using var folder = new TemporaryFolder();
        var git = TestGit.Init(folder["r"]);
        folder.Write("r/a", "a");
        git.Commit("one");
        git.Run("checkout", "-q", "--orphan", "other");
        git.Commit("other");
        Assert.That(RepositoryOpener.MergeBase(folder["r"], "main", "other", GitImplementation.Auto), Is.Null);
    }
}
