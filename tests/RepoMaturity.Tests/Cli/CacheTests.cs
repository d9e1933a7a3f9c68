using System.Runtime.Versioning;
using System.Text;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

/// <summary><c>--cache</c>, <c>--no-cache</c> and <c>cache stats|prune|clear</c>.</summary>
internal sealed class CacheTests
{
    private const string Training = "import mlflow\nmlflow.log_metric('accuracy', 1)\n";

    [Test]
    public void A_second_scan_says_the_same()
    {
        using var folder = Repository();
        var cold = TestProgram.Run("scan", folder["repo"], "--no-cache", "--format", "json");
        var filling = TestProgram.Run("scan", folder["repo"], "--cache", folder["cache"], "--format", "json");
        var warm = TestProgram.Run("scan", folder["repo"], "--cache", folder["cache"], "--format", "json");
        Assert.That(cold.ExitCode, Is.Zero, cold.Error);
        Assert.That((filling.ExitCode, filling.Output), Is.EqualTo((0, cold.Output)), filling.Error);
        Assert.That((warm.ExitCode, warm.Output), Is.EqualTo((0, cold.Output)), warm.Error);
    }

    [Test]
    public void Only_what_is_committed_is_kept()
    {
        using var folder = Repository();
        folder.Write("repo/train.py", Training + "import changed_but_never_committed\n");
        folder.Write("repo/notes.py", "import never_added\n");
        var scan = TestProgram.Run("scan", folder["repo"], "--include-untracked", "--cache", folder["cache"]);
        Assert.That(scan.ExitCode, Is.Zero, scan.Error);
        var kept = string.Concat(Kept(folder).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        Assert.That(kept, Does.Contain("job:train").And.Not.Contain("never"));
    }

    [Test]
    public void A_password_in_a_file_is_not_kept()
    {
        using var folder = Repository();
        var kept = string.Concat(Keep(folder).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        Assert.That(kept, Does.Contain("log_metric").And.Not.Contain("hunter2hunter2"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "The folder of a person is nobody else's there.")]
    [UnsupportedOSPlatform("windows")]
    public void What_is_kept_is_nobody_elses_to_read()
    {
        using var folder = Repository();
        Keep(folder);
        var folders = Directory.GetDirectories(folder["cache"], "*", SearchOption.AllDirectories).Append(folder["cache"]).ToList();
        Assert.That(folders, Has.Count.GreaterThan(2));
        Assert.That(folders.Select(File.GetUnixFileMode), Has.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Test]
    public void A_cache_that_may_have_come_with_the_repository_is_not_believed()
    {
        using var folder = Repository();
        var scan = TestProgram.Run("scan", folder["repo"], "--cache", folder["repo/.kept"]);
        Assert.That((scan.ExitCode, Directory.Exists(folder["repo/.kept"])), Is.EqualTo((0, false)));
        Assert.That(scan.Error, Does.Contain("lies in what is scanned and is not used"));
    }

    [Test]
    public void Without_a_cache_nothing_is_kept()
    {
        using var folder = Repository();
        foreach (var arguments in new[] { new[] { "--no-cache" }, [] })
        {
            Assert.That(TestProgram.Run(["scan", folder["repo"], .. arguments]).ExitCode, Is.Zero);
        }

        Assert.That(Directory.Exists(folder["cache"]), Is.False);
    }

    [Test]
    public void Work_trees_of_a_repository_share_what_is_kept()
    {
        using var folder = Repository();
        Keep(folder);
        new TestGit(folder["repo"]).Run("worktree", "add", "-q", folder["other"]);
        Assert.That(TestProgram.Run("scan", folder["other"], "--cache", folder["cache"]).ExitCode, Is.Zero);
        Assert.That(Kept(folder), Has.Length.EqualTo(1));
    }

    [Test]
    public void It_can_be_measured_and_emptied()
    {
        using var folder = Repository();
        Keep(folder);
        var stats = TestProgram.Run("cache", "stats", "--cache", folder["cache"]);
        Assert.That(stats.Output, Does.Contain(folder["cache"]).And.Contain("repositories  1"), stats.Error);
        Assert.That(TestProgram.Run("cache", "prune", "--cache", folder["cache"]).Output, Is.EqualTo("0.0 MiB removed.\n"));
        Assert.That(Kept(folder), Has.Length.EqualTo(1));
        Assert.That(TestProgram.Run("cache", "prune", "--to", "1", "--cache", folder["cache"]).ExitCode, Is.Zero);
        Assert.That(Kept(folder), Is.Empty);
        Keep(folder);
        Assert.That(TestProgram.Run("cache", "clear", "--cache", folder["cache"]).ExitCode, Is.Zero);
        Assert.That(Kept(folder), Is.Empty);
        Assert.That(TestProgram.Run("cache", "stats", "--cache", folder["cache"]).Output, Does.Contain("repositories  0"));
    }

    [TestCase("scan . --cache a --no-cache", "not both")]
    [TestCase("scan . --cache=", "missing")]
    [TestCase("cache stats", "no folder for caches")]
    [TestCase("cache prune --cache a --to much", "no size")]
    public void What_cannot_be_meant_is_refused(string arguments, string words)
    {
        var run = TestProgram.Run(arguments.Split(' '));
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(words));
    }

    private static TemporaryFolder Repository()
    {
        var folder = new TemporaryFolder();
        var git = TestGit.Init(folder["repo"]);
        folder.Write("repo/train.py", Training + "import committed_module\n");
        folder.Write("repo/.github/workflows/train.yml", "on: push\njobs:\n  train:\n    env: { PASSWORD: hunter2hunter2 }\n    steps:\n      - run: PASSWORD=hunter2hunter2 python train.py --password hunter2hunter2\n");
        git.Commit("One");
        return folder;
    }

    private static string[] Keep(TemporaryFolder folder)
    {
        var scan = TestProgram.Run("scan", folder["repo"], "--cache", folder["cache"]);
        Assert.That(scan.ExitCode, Is.Zero, scan.Error);
        return Kept(folder);
    }

    private static string[] Kept(TemporaryFolder folder) => Directory.Exists(folder["cache"]) ? Directory.GetFiles(folder["cache"], "*.facts", SearchOption.AllDirectories) : [];
}
