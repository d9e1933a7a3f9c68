using RepoMaturity.Git;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Hostile;

/// <summary>Pipes and devices where a repository has files, as an archive or a container brings them along, through the program: nobody waits for them.</summary>
[TestFixture(GitImplementation.LibGit2, "libgit2")]
[TestFixture(GitImplementation.GitProgram, "git")]
[Platform(Exclude = "Win", Reason = "Pipes and devices are of Unix.")]
internal sealed class NoFileTests(GitImplementation implementation, string name)
{
    private TemporaryFolder folder = null!;
    private TestGit git = null!;

    private string Top => folder["tree"];

    [SetUp]
    public void MakeRepository()
    {
        Installed.Expect(implementation);
        folder = new TemporaryFolder();
        git = TestGit.Init(Top);
        folder.Write("tree/train.py", "import mlflow\nmlflow.autolog()\n");
        folder.Write("tree/sub/other.py", "import wandb\nwandb.init()\n");
        git.Commit("one");
    }

    [TearDown]
    public void DeleteFolder()
    {
        if (folder is not null)
        {
            // Who deletes the folder opens what is in it.
            using var remove = System.Diagnostics.Process.Start("rm", ["-rf", Top]);
            remove.WaitForExit();
            folder.Dispose();
        }
    }

    [Test]
    public void In_the_work_tree()
    {
        File.Delete(folder["tree/sub/other.py"]);
        Array.ForEach(["sub/other.py", ".gitignore", "sub/.gitignore", ".gitattributes", ".mailmap", ".repomaturity.yml", ".gitmodules", "new.py"], path => UnixFile.MakePipe(folder["tree/" + path]));
        File.CreateSymbolicLink(folder["tree/zero.py"], "/dev/zero");
        foreach (var arguments in new string[][] { [], ["--include-untracked"], ["--rev", "HEAD"] })
        {
            Assert.That(Report(arguments).Technologies, Does.Contain("mlflow"));
        }
    }

    [Test]
    public void Beside_the_objects_of_a_git_directory()
    {
        foreach (var path in new[] { "packed-refs", "shallow", "commondir", "config", "info/exclude", "info/grafts", "info/attributes", "logs/HEAD", "objects/info/commit-graph", "objects/info/packs" })
        {
            PutPipe(path);
        }

        Assert.That(Report().Technologies, Does.Contain("mlflow"));
        Assert.That(Report("--rev", "HEAD").Technologies, Does.Contain("mlflow"));
    }

    [TestCase("HEAD")]
    [TestCase("index")]
    [TestCase("refs/heads/main")]
    public void As_a_reference_or_the_index(string path)
    {
        PutPipe(path);
        AssertAnswered(Run());
        AssertAnswered(Run("--rev", "HEAD"));
    }

    [TestCase("HEAD:train.py")]
    [TestCase("HEAD:sub")]
    [TestCase("HEAD^{tree}")]
    [TestCase("HEAD")]
    public void As_an_object(string revision)
    {
        var id = git.Run("rev-parse", revision);
        PutPipe($"objects/{id[..2]}/{id[2..]}");
        var run = Run("--rev", "HEAD");
        AssertAnswered(run);
        if (revision is "HEAD:train.py")
        {
            Assert.That(RealProgram.ReportOf(run).Problems, Has.Some.EqualTo("train.py: Could not be read."));
        }
    }

    [TestCase("objects/info/alternates")]
    [TestCase("objects/pack/multi-pack-index")]
    [TestCase("PACK")]
    [TestCase("INDEX")]
    public void As_a_part_of_the_object_store(string path)
    {
        git.Run("repack", "-a", "-d", "-q");
        var pack = Directory.GetFiles(folder["tree/.git/objects/pack"], "*.pack").Single()[(Top.Length + "/.git/".Length)..];
        PutPipe(path.Replace("PACK", pack, StringComparison.Ordinal).Replace("INDEX", Path.ChangeExtension(pack, ".idx"), StringComparison.Ordinal));
        var run = Run("--rev", "HEAD");
        Assert.That(run.ExitCode, Is.EqualTo(3), run.Output);
        Assert.That(run.Error, Does.Contain("is no file, but a pipe or a device"));
    }

    [Test]
    public void A_git_that_never_answers_is_not_waited_for()
    {
        folder.Write("bin/git", "#!/bin/sh\nexec sleep 600\n");
        UnixFile.MakeExecutable(folder["bin/git"]);
        var run = RealProgram.Run(["scan", Top, "--git", name, "--rev", "HEAD"], seconds: 200, environment: new Dictionary<string, string> { ["PATH"] = $"{folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}" });
        if (implementation == GitImplementation.LibGit2)
        {
            // Nobody asks it.
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            return;
        }

        Assert.That(run.ExitCode, Is.EqualTo(3), run.Error);
        Assert.That(run.Error, Does.Contain("Git does not answer"));
    }

    [TestCase("objects/info/alternates")]
    [TestCase("packed-refs")]
    public void A_device_without_end(string path)
    {
        File.Delete(folder["tree/.git/" + path]);
        File.CreateSymbolicLink(folder["tree/.git/" + path], "/dev/zero");
        AssertAnswered(Run("--rev", "HEAD"));
    }

    [Test]
    public void As_a_configuration_that_is_checked_or_begun()
    {
        UnixFile.MakePipe(folder["tree/.repomaturity.yml"]);
        var check = RealProgram.Run(["config", "check", Top], seconds: 60);
        Assert.That(check.ExitCode, Is.Zero, check.Error);
        var begin = RealProgram.Run(["init", Top], seconds: 60);
        Assert.That(begin.ExitCode, Is.EqualTo(2), begin.Output);
        var forced = RealProgram.Run(["init", Top, "--force"], seconds: 60);
        Assert.That(forced.ExitCode, Is.Zero, forced.Error);
        Assert.That(new FileInfo(folder["tree/.repomaturity.yml"]).Length, Is.Positive);
        var large = RealProgram.Run(["scan", Top, "--config", "/dev/zero"], seconds: 60);
        Assert.That(large.ExitCode, Is.EqualTo(2), large.Output);
        Assert.That(large.Error, Does.Contain("larger than any configuration needs"));
    }

    [TestCase("render")]
    [TestCase("diff HEAD --no-merge-base")]
    [TestCase("scan --baseline")]
    [TestCase("comment --dry-run --repository a/b --pull-request 1 --run-number 1")]
    public void As_a_report_or_a_comparison(string command)
    {
        File.CreateSymbolicLink(folder["tree/report.json"], "/dev/zero");
        var run = RealProgram.Run([.. command.Split(' '), "./report.json"], Top, seconds: 60, mebibytes: 400);
        Assert.That(run.ExitCode, Is.EqualTo(2), run.Output);
        Assert.That(run.Error, Does.Contain("report.json' is"));
    }

    [TestCase(".repomaturity.yml")]
    [TestCase(".github")]
    public void A_link_in_the_place_of_a_configuration_is_neither_read_nor_written_through(string place)
    {
        folder.Write("outside/repomaturity.yml", "outside-of-the-tree: 1\n");
        File.CreateSymbolicLink(folder["tree/" + place], place == ".github" ? folder["outside"] : folder["outside/repomaturity.yml"]);
        foreach (string[] arguments in new string[][] { ["config", "check", Top], ["init", Top], ["init", Top, "--force"], ["scan", Top] })
        {
            var run = RealProgram.Run(arguments, seconds: 60);
            Assert.That(run.ExitCode, Is.EqualTo(arguments[0] == "init" ? 2 : 0), run.Error);
            Assert.That(run.Output + run.Error, Does.Not.Contain("outside-of-the-tree"));
            Assert.That(File.ReadAllText(folder["outside/repomaturity.yml"]), Is.EqualTo("outside-of-the-tree: 1\n"));
        }
    }

    private void PutPipe(string path)
    {
        var file = folder["tree/.git/" + path];
        File.Delete(file);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        UnixFile.MakePipe(file);
    }

    private static void AssertAnswered(RealProgram run)
    {
        Assert.That(run.ExitCode, Is.EqualTo(0).Or.EqualTo(3), run.Error);
        Assert.That(run.ExitCode == 3 ? run.Error : run.Output, Is.Not.Empty);
        Assert.That(run.Error, Does.Not.Contain("The program failed"));
    }

    private HostileReport Report(params string[] arguments)
    {
        var run = Run(arguments);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return new HostileReport(System.Text.Json.JsonDocument.Parse(run.Output).RootElement, run.Output);
    }

    private RealProgram Run(params string[] arguments) => RealProgram.Run(["scan", Top, "--git", name, "--format", "json", .. arguments], seconds: 150);
}
