using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Hostile;

/// <summary>Limits of a file and of a scan, and trees that are far beyond them.</summary>
internal sealed class LimitTests
{
    private const string Training = "import mlflow\nmlflow.autolog()\n";

    [Test]
    public void A_file_of_two_gigabytes_is_named_and_not_read()
    {
        using var folder = new TemporaryFolder();
        folder.Write("train.py", Training);
        foreach (var name in new[] { "large.py", "large.yml", "large.ipynb", ".gitignore" })
        {
            using var sparse = File.Create(folder[name]);
            sparse.SetLength((2L << 30) + 1);
        }

        var report = RealProgram.Scan(folder.FullPath, mebibytes: 350);
        Assert.That(report.Problems, Does.Contain("large.py: Larger than 4 MiB: it was not read."));
        Assert.That(report.Technologies, Does.Contain("mlflow"));
        File.Delete(folder[".gitignore"]);
        TestGit.Init(folder.FullPath).Run("add", "train.py");
        using (var sparse = File.Create(folder[".gitignore"]))
        {
            sparse.SetLength((2L << 30) + 1);
        }

        var inRepository = RealProgram.Scan(folder.FullPath, mebibytes: 350, "--include-untracked");
        Assert.That(inRepository.Technologies, Does.Contain("mlflow"));
    }

    [Test]
    public void A_million_empty_files_take_bounded_memory()
    {
        using var folder = new TemporaryFolder();
        var count = Heavy.Of(1_000_000, 20_000);
        for (var i = 0; i < count; i++)
        {
            if (i % 1_000 == 0)
            {
                Directory.CreateDirectory(folder[$"d{i / 1_000}"]);
            }

            File.Create(folder[$"d{i / 1_000}/f{i}.py"]).Dispose();
        }

        folder.Write("a/train.py", Training);
        var report = RealProgram.Scan(folder.FullPath, Heavy.Of(2_500, 500));
        Assert.That(report.Reasons.Any(reason => reason.Contains("more than 250000 files", StringComparison.Ordinal)), Is.EqualTo(Heavy.IsAsked));
        Assert.That(report.Technologies, Does.Contain("mlflow"));
    }

    [TestCase("file-bytes=1K", "a.py: Larger than 1024 bytes: it was not read.")]
    [TestCase("file-depth=3", "b.json: Deeper than the limit allows.")]
    [TestCase("file-tokens=20", "b.json: More tokens than the limit allows.")]
    [TestCase("file-nodes=10", "b.json: More nodes than the limit allows.")]
    [TestCase("file-facts=10", "a.py: More facts than the limit allows: the rest of the file was not taken.")]
    [TestCase("files=1", "package.json: Was not read: there are more than 1 files, which is the limit.")]
    [TestCase("bytes=3K", "c.py: Was not read: all files together are more than 3072 bytes, which is the limit.")]
    [TestCase("facts=200", "c.py: Was not read: all files together give more than 200 facts, which is the limit.")]
    public void Each_limit_can_be_set_and_says_what_it_left_out(string limit, string problem)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.py", string.Concat(Enumerable.Range(0, 100).Select(i => $"import module_{i:000}_of\n")));
        folder.Write("c.py", string.Concat(Enumerable.Range(0, 100).Select(i => $"import module_{i:000}_of\n")));
        folder.Write("package.json", "{\"a\":[[[[1]]]],\"b\":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]}");
        Assert.That(RealProgram.Scan(folder.FullPath).Problems, Is.Empty);
        var report = RealProgram.Scan(folder.FullPath, "--limit", limit);
        Assert.That(report.Problems, Does.Contain(problem.Replace("b.json", "package.json", StringComparison.Ordinal)));
        Assert.That(report.Root.GetProperty("completeness").GetProperty("status").GetString(), Is.EqualTo("incomplete"));
        Assert.That(RealProgram.Scan(folder.FullPath, "--limit", limit).Text, Is.EqualTo(report.Text), "counted limits are met at the same place each time");
    }

    [TestCase("memory=1M", "more memory than 1 MiB")]
    [TestCase("seconds=1", "longer than 1 seconds")]
    public void The_last_resorts_end_the_scan_and_say_so(string limit, string words)
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 1_000; i++)
        {
            folder.Write($"f{i}.py", string.Concat(Enumerable.Range(0, 5_000).Select(line => $"import a{line} as b{i}\n")));
        }

        var run = RealProgram.Run(["scan", folder.FullPath, "--format", "json", "--limit", limit], mebibytes: 2_000);
        Assert.That(run.ExitCode, Is.EqualTo(3).Or.EqualTo(0), run.Error);
        Assert.That(run.ExitCode == 3 ? run.Error : string.Join('\n', RealProgram.ReportOf(run).Reasons), Does.Contain(words));
    }

    [Test]
    public void A_history_has_one_clock_for_all_of_its_commits()
    {
        using var folder = new TemporaryFolder();
        var git = TestGit.Init(folder["repo"]);
        for (var commit = 0; commit < 12; commit++)
        {
            for (var i = 0; i < 60; i++)
            {
                folder.Write($"repo/f{i}.py", string.Concat(Enumerable.Range(0, 3_000).Select(line => $"import a{line} as b{commit}\n")));
            }

            git.Commit($"{commit}");
        }

        var run = RealProgram.Run(["history", folder["repo"], "--limit", "seconds=1"], mebibytes: 2_000);
        Assert.That(run.ExitCode, Is.EqualTo(3), run.Output);
        Assert.That(run.Error, Does.Contain("longer than 1 seconds").And.Contain("--every").And.Not.Contain("The program failed"));
    }

    /// <summary>Sixteen megabytes of memory are less than the program takes before it has read anything.</summary>
    [TestCase("render ./report.json")]
    [TestCase("diff ./report.json ./report.json")]
    [TestCase("comment delta.json --dry-run --repository a/b --pull-request 1 --run-number 1")]
    public void Commands_that_scan_nothing_have_a_bound_too(string arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("repo/train.py", Training);
        Assert.That(Cli.TestProgram.Run("scan", folder["repo"], "--write", $"json={folder["report.json"]}").ExitCode, Is.Zero);
        Assert.That(Cli.TestProgram.Run("diff", folder["report.json"], folder["report.json"], "--write", $"json={folder["delta.json"]}").ExitCode, Is.Zero);
        Assert.That(RealProgram.Run(arguments.Split(' '), folder.FullPath).ExitCode, Is.Zero);
        var run = RealProgram.Run(arguments.Split(' '), folder.FullPath, environment: new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = "1600000" });
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((3, string.Empty)), run.Error);
        Assert.That(run.Error, Does.StartWith("Nothing is reported: the work took more memory than 16 MiB, which is the limit."));
    }

    [TestCase("nonsense=1", "There is no limit 'nonsense'")]
    [TestCase("file-deepth=1", "file-depth")]
    [TestCase("bytes", "is a number from 1")]
    [TestCase("bytes=", "is a number from 1")]
    [TestCase("bytes=-1", "is a number from 1")]
    [TestCase("bytes=1X", "is a number from 1")]
    [TestCase("bytes=99999999999999999999", "is a number from 1")]
    [TestCase("file-depth=100000", "from 1 to 200")]
    public void What_is_no_limit_is_refused(string limit, string words)
    {
        var run = Cli.TestProgram.Run("scan", "--limit", limit);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(words));
    }
}
