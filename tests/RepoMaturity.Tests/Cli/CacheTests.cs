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
    public void A_kept_assessment_is_that_of_a_scan_in_every_format()
    {
        using var folder = Repository();
        folder.Write("repo/.repomaturity.yml", "gates: ['practice:experiment-tracking<3']\nattest:\n- { practice: model-registry, level: automated, statement: We do., owner: us, expires: 2024-06-01 }\n");
        new TestGit(folder["repo"]) { Date = "2024-02-01T00:00:00Z" }.Commit("Two");
        foreach (var place in new string[][] { [], ["--rev", "HEAD~1"], ["--framework", "all"], ["--evidence-only"], ["--path", ".github"], ["--fail-on", "practice:model-monitoring<1"] })
        {
            string[] formats = place.Length == 0 ? ["text", "json", "markdown", "html", "sarif", "badge", "shields", "github"] : ["text", "json"];
            TestProgram.Run(["scan", folder["repo"], "--cache", folder["cache"], .. place]);
            foreach (var format in formats)
            {
                string[] arguments = ["scan", folder["repo"], "--format", format, "--verbose", .. place];
                var cold = TestProgram.Run([.. arguments, "--no-cache"]);
                var warm = TestProgram.Run([.. arguments, "--cache", folder["cache"]]);
                Assert.That(warm.Error, Does.Contain("Nothing that decides has changed"), string.Join(' ', arguments));
                Assert.That((warm.ExitCode, warm.Output), Is.EqualTo((cold.ExitCode, cold.Output)), string.Join(' ', arguments));
            }
        }
    }

    [TestCase("diff HEAD~1 HEAD")]
    [TestCase("diff HEAD~1 HEAD --format json --fail-on regression")]
    [TestCase("plan")]
    [TestCase("plan --format json")]
    [TestCase("explain experiment-tracking --verbose")]
    [TestCase("scan --assume model-registry=automated")]
    [TestCase("report-wrong experiment-tracking")]
    [TestCase("init --stdout")]
    public void So_is_what_other_commands_make_of_one(string arguments)
    {
        using var folder = Repository();
        folder.Write("repo/serve.py", "from flask import Flask\nimport mlflow\nmodel = mlflow.pyfunc.load_model('m')\n");
        new TestGit(folder["repo"]) { Date = "2024-02-01T00:00:00Z" }.Commit("Two");
        string[] words = [.. arguments.Split(' '), folder["repo"]];
        words = words[0] == "scan" || words[0] == "plan" ? [words[0], folder["repo"], .. words[1..^1]] : words;
        var cold = TestProgram.Run([.. words, "--no-cache"]);
        Assert.That(cold.ExitCode, Is.LessThan(2), cold.Error);
        TestProgram.Run("scan", folder["repo"], "--cache", folder["cache"]);
        for (var again = 0; again < 2; again++)
        {
            var warm = TestProgram.Run([.. words, "--cache", folder["cache"]]);
            Assert.That((warm.ExitCode, warm.Output), Is.EqualTo((cold.ExitCode, cold.Output)));
        }
    }

    [Test]
    public void A_change_of_the_work_tree_its_configuration_or_the_clone_is_seen()
    {
        using var folder = Repository();
        var git = new TestGit(folder["repo"]);
        Keep(folder);
        AssertAsCold("as kept", isKept: true);
        folder.Write("repo/train.py", Training + "mlflow.register_model('a', 'b')\n");
        AssertAsCold("a file that changed");
        git.Run("add", "-A");
        AssertAsCold("a file that is staged");
        git.Run("commit", "-q", "-m", "Three");
        AssertAsCold("a commit");
        AssertAsCold("the same commit", isKept: true);
        git.Run("commit", "-q", "--allow-empty", "--author", "Eve <eve@example.org>", "-m", "Four (#1)");
        AssertAsCold("the same files in another commit");
        git.Run("remote", "add", "origin", "https://github.com/ada/eta.git");
        AssertAsCold("an address");
        folder.Write("mine.yml", "kind: tool\n");
        AssertAsCold("a configuration", isKept: false, "--config", folder["mine.yml"]);
        folder.Write("mine.yml", "kind: library\n");
        AssertAsCold("another content of it", isKept: false, "--config", folder["mine.yml"]);
        AssertAsCold("one below it", isKept: false, "--base-config", folder["mine.yml"]);
        File.WriteAllText(folder["repo/.git/shallow"], git.Run("rev-parse", "HEAD~1") + "\n");
        AssertAsCold("a clone that was cut");
        AssertAsCold("cut as before", isKept: true);

        void AssertAsCold(string what, bool isKept = false, params string[] more)
        {
            string[] arguments = ["scan", folder["repo"], "--verbose", "--format", "json", .. more];
            var cold = TestProgram.Run([.. arguments, "--no-cache"]);
            var warm = TestProgram.Run([.. arguments, "--cache", folder["cache"]]);
            Assert.That((warm.ExitCode, warm.Output), Is.EqualTo((cold.ExitCode, cold.Output)), what);
            Assert.That(warm.Error.Contains("Nothing that decides has changed", StringComparison.Ordinal), Is.EqualTo(isKept), what);
        }
    }

    [Test]
    public void Content_that_was_missing_and_came_is_read()
    {
        using var folder = Repository();
        var id = new TestGit(folder["repo"]).Run("rev-parse", "HEAD:train.py");
        var stored = folder[$"repo/.git/objects/{id[..2]}/{id[2..]}"];
        File.Move(stored, folder["apart"]);
        string[] arguments = ["scan", folder["repo"], "--rev", "HEAD", "--format", "json", "--verbose", "--cache", folder["cache"]];
        var without = TestProgram.Run(arguments);
        Assert.That(without.Output, Does.Contain("The content is not in the object store"));
        var again = TestProgram.Run(arguments);
        Assert.That(again.Output, Is.EqualTo(without.Output));
        Assert.That(again.Error, Does.Contain("Nothing that decides has changed"));
        File.Move(folder["apart"], stored);
        var whole = TestProgram.Run(arguments);
        Assert.That(whole.Output, Does.Not.Contain("The content is not in the object store"));
        Assert.That(whole.Output, Is.EqualTo(TestProgram.Run([.. arguments[..^2], "--no-cache"]).Output));
        Assert.That(TestProgram.Run(arguments).Output, Is.EqualTo(whole.Output));
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
        Assert.That(Kept(folder, "report"), Is.Empty);
    }

    [Test]
    public void A_password_in_a_file_is_not_kept()
    {
        using var folder = Repository();
        var kept = string.Concat(Keep(folder).Concat(Kept(folder, "report")).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        Assert.That(Kept(folder, "report"), Has.Length.EqualTo(1));
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
        Assert.That(Kept(folder, "*"), Has.Length.EqualTo(1), "its tag");
        Keep(folder);
        Assert.That(TestProgram.Run("cache", "stats", "--cache", folder["cache"]).Output, Does.Contain("assessments   1"));
        Assert.That(TestProgram.Run("cache", "clear", "--cache", folder["cache"]).ExitCode, Is.Zero);
        Assert.That(Kept(folder, "*"), Has.Length.EqualTo(1), "its tag");
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

    private static string[] Kept(TemporaryFolder folder, string kind = "facts") => Directory.Exists(folder["cache"]) ? Directory.GetFiles(folder["cache"], $"*.{kind}", SearchOption.AllDirectories) : [];
}
