using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Tests.Cli;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Hostile;

namespace RepoMaturity.Tests.Fleets;

/// <summary>The real program over a folder of repositories.</summary>
internal sealed class FleetProgramTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [Test]
    public void A_fleet_is_scanned_skipped_where_nothing_changed_and_told_of()
    {
        MakeRepositories(3);
        TestGit.Init(folder["clones/empty"]);
        var first = Run("scan", "clones", "--store", "store", "--jobs", "2");
        Assert.That(first.Output, Is.EqualTo("4 repositories: 3 scanned, 0 unchanged and skipped, 1 failed.\n"), first.Error);
        Assert.That(first.Error, Does.StartWith("empty: There is no commit yet.\n"));
        Assert.That(first.ExitCode, Is.Zero);
        Assert.That(Run("scan", "clones", "--store", "store").Output, Is.EqualTo("4 repositories: 0 scanned, 3 unchanged and skipped, 1 failed.\n"));
        Change(1);
        new DirectoryInfo(folder["clones"]).GetDirectories("empty").Single().MoveTo(folder["elsewhere"]);
        var third = Run("scan", "clones", "--store", "store", "--verbose");
        Assert.That(third.Output, Is.EqualTo("3 repositories: 1 scanned, 2 unchanged and skipped, 0 failed.\n"));
        Assert.That(third.Error, Does.Contain("r0: unchanged, skipped").And.Contain("r1: scanned in "));

        var status = Run("status", "--store", "store").Output;
        Assert.That(status, Does.StartWith("3 repositories, 3 of them with a result; 0 could not be scanned when last tried; 1 are gone.\n").And.Contain("1 scanned, 2 unchanged, 0 failed."));
        var report = Run("report", "--store", "store").Output;
        Assert.That(report, Does.StartWith("3 repositories, ").And.Contain("Since "));
        using var json = JsonDocument.Parse(Run("report", "--store", "store", "--format", "json", "--name", "r1").Output);
        Assert.That(json.RootElement.GetProperty("repositories").GetInt32(), Is.EqualTo(1));
        Assert.That(Run("report", "--store", "store", "--format", "csv").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(4));
        Assert.That(Run("gate", "--store", "store", "--fail-on", "practice:experiment-tracking<2").ExitCode, Is.Zero);
        var failed = Run("gate", "--store", "store", "--fail-on", "practice:model-monitoring<3", "--team", "acme/ml");
        Assert.That(failed.ExitCode, Is.EqualTo(1));
        Assert.That(failed.Output, Does.Contain("r0: failed: practice:model-monitoring<3.").And.EndWith("3 repositories: 0 pass, 3 fail, 0 not decided.\n"));
        Assert.That(Run("gate", "--store", "store", "--fail-on", "practice:model-monitoring<3", "--team", "nobody").ExitCode, Is.Zero);
    }

    [Test]
    public void A_stored_report_is_that_of_a_single_scan()
    {
        MakeRepositories(1);
        Run("scan", "clones", "--store", "store");
        var stored = Directory.EnumerateFiles(folder["store/reports"], "*.json", SearchOption.AllDirectories).Single();
        var single = ProgramProcess.Run(folder.FullPath, ["scan", "clones/r0", "--rev", "HEAD", "--format", "json"]);
        Assert.That(File.ReadAllText(stored), Is.EqualTo(single.Output));
    }

    [Test]
    public void A_policy_lies_below_what_each_repository_says()
    {
        MakeRepositories(2);
        folder.Write("clones/r1/.repomaturity.yml", "attest:\n  - practice: model-monitoring\n    level: automated\n    statement: We look at drift ourselves.\n    owner: team-r1\n    expires: 2024-02-01\n");
        new TestGit(folder["clones/r1"]).Commit("two");
        folder.Write("policy/repomaturity.yml", "attest:\n  - practice: model-monitoring\n    level: implemented\n    statement: The platform looks at drift.\n    owner: platform\n    expires: 2024-02-01\n");
        Assert.That(Run("scan", "clones", "--store", "store").Output, Does.Contain("2 scanned"));
        Assert.That(Run("scan", "clones", "--store", "store", "--policy", "policy").Output, Does.Contain("2 scanned"));
        Assert.That(Run("scan", "clones", "--store", "store", "--policy", "policy").Output, Does.Contain("2 unchanged"));
        using var json = JsonDocument.Parse(ProgramProcess.Run(folder.FullPath, ["scan", "clones/r1", "--base-config", "policy/repomaturity.yml", "--format", "json"]).Output);
        Assert.That(json.RootElement.GetProperty("configuration").GetProperty("attestations").GetArrayLength(), Is.EqualTo(1));
        Assert.That(Attested("r0"), Is.EqualTo("implemented"));
        Assert.That(Attested("r1"), Is.EqualTo("automated"));

        folder.Write("wrong/repomaturity.yml", "nonsense: 1\n");
        Assert.That(Run("scan", "clones", "--store", "store", "--policy", "wrong").Error, Does.Contain("The configuration of the policy has mistakes:"));
        Assert.That(Run("scan", "clones", "--store", "store", "--policy", "clones").Error, Does.Contain("has neither rules/ nor repomaturity.yml"));
        Assert.That(Run("scan", "clones", "--store", "store", "--policy", "https://github.com/acme/policy@main").Error, Does.Contain("A policy in a repository is pinned"));

        string Attested(string repository) => Run("gate", "--store", "store", "--name", repository, "--fail-on", "practice:model-monitoring<3").ExitCode == 0 ? "automated"
            : Run("gate", "--store", "store", "--name", repository, "--fail-on", "practice:model-monitoring<2").ExitCode == 0 ? "implemented" : "none";
    }

    [Test]
    public void Shares_of_several_machines_are_the_whole()
    {
        MakeRepositories(4);
        using var plan = JsonDocument.Parse(Run("plan", "clones", "--shards", "2").Output);
        var shares = plan.RootElement.GetProperty("include").EnumerateArray().ToList();
        Assert.That(shares.Select(share => share.GetProperty("shard").GetString()), Is.EqualTo(new[] { "1/2", "2/2" }));
        Assert.That(shares.Sum(share => share.GetProperty("repositories").GetInt32()), Is.EqualTo(4));
        Run("scan", "clones", "--store", "one", "--shard", "1/2");
        Run("scan", "clones", "--store", "two", "--shard", "2/2");
        Assert.That(Run("merge", "one", "two", "--store", "whole").ExitCode, Is.Zero);
        Assert.That(Run("scan", "clones", "--store", "whole").Output, Is.EqualTo("4 repositories: 0 scanned, 4 unchanged and skipped, 0 failed.\n"));
        Assert.That(Run("export", "--store", "whole", "--output", "whole.jsonl").ExitCode, Is.Zero);
        Assert.That(Run("import", "whole.jsonl", "--store", "again").ExitCode, Is.Zero);
        Assert.That(Run("export", "--store", "again").Output, Is.EqualTo(File.ReadAllText(folder["whole.jsonl"])));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "signals are those of Unix")]
    public void A_scan_that_takes_too_much_is_a_row_and_no_neighbour_pays()
    {
        MakeRepositories(2);
        var run = Run("scan", "clones", "--store", "store", "--limit", "memory=15M");
        Assert.That(run.Output, Is.EqualTo("2 repositories: 0 scanned, 0 unchanged and skipped, 2 failed.\n"));
        Assert.That(run.Error, Does.Contain("r0: "));
        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(Run("scan", "clones", "--store", "store").Output, Is.EqualTo("2 repositories: 2 scanned, 0 unchanged and skipped, 0 failed.\n"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "signals are those of Unix")]
    public async Task Whatever_moment_it_is_killed_at_every_repository_has_one_result()
    {
        var number = Heavy.Of(40, 8);
        MakeRepositories(number);
        var random = new Random(20261122);
        var done = 0;
        for (var kills = Heavy.Of(20, 3); kills > 0 && done < number - 4; kills--)
        {
            using var process = Process.Start(ProgramProcess.StartInfo(folder.FullPath, ["fleet", "scan", "clones", "--store", "store", "--resume", "--jobs", "1", "--no-cache"]))!;
            _ = process.StandardError.ReadToEndAsync();
            _ = process.StandardOutput.ReadToEndAsync();

            // At least one more is done, so that none is blamed for three deaths; then at any moment.
            for (var clock = Stopwatch.StartNew(); Done() <= done && clock.Elapsed.TotalMinutes < 4 && !process.HasExited;)
            {
                await Task.Delay(20);
            }

            await Task.Delay(random.Next(0, 700));
            process.Kill();
            await process.WaitForExitAsync();
            done = Done();
        }

        var last = Run("scan", "clones", "--store", "store", "--resume", "--jobs", "2", "--no-cache");
        Assert.That(last.Output, Does.EndWith(" 0 failed.\n"), last.Error);
        Assert.That(last.Output, Does.StartWith($"{number.ToString(CultureInfo.InvariantCulture)} repositories: "));
        await using var store = FolderResultStore.OpenToRead(folder["store"]);
        var scanned = (await Entries.ListAsync(store.EntriesAsync(default))).Where(entry => entry.Kind == EntryKind.Scanned).ToList();
        Assert.That(scanned.Select(entry => entry.Key).Distinct().ToList(), Has.Count.EqualTo(number));
        Assert.That(scanned, Has.Count.EqualTo(number));
        Assert.That(Directory.EnumerateFiles(folder["store/reports"], "*.json", SearchOption.AllDirectories), Has.Exactly(number).Items);
        Assert.That(await Entries.ListAsync(store.StatesAsync(null, default)), Has.Count.EqualTo(number));

        int Done() => File.Exists(folder["store/history.jsonl"]) ? LineFile.Read(folder["store/history.jsonl"]).Count(line => EntryJson.ReadEntry(line.Bytes, out _)?.Kind == EntryKind.Scanned) : 0;
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "signals are those of Unix")]
    public void Who_is_interrupted_says_how_to_go_on()
    {
        MakeRepositories(6);
        using var process = Process.Start(ProgramProcess.StartInfo(folder.FullPath, ["fleet", "scan", "clones", "--store", "store", "--jobs", "1", "--verbose"]))!;
        var output = process.StandardOutput.ReadToEndAsync();
        while (process.StandardError.ReadLine() is { } line && !line.Contains("scanned in", StringComparison.Ordinal))
        {
            // The first is not done yet.
        }

        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)])!)
        {
            kill.WaitForExit();
        }

        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.EqualTo(130));
        Assert.That(error, Does.Contain("Interrupted. What is done is kept; go on with: repomaturity fleet scan --resume --store store"));
        Assert.That(output.Result, Is.Empty);
        Assert.That(Run("status", "--store", "store").Output, Does.Match("did not come to its end, or goes on just now: [1-5] of 6"));
        Assert.That(Run("scan", "--resume", "--store", "store").Output, Does.StartWith("6 repositories: 6 scanned"));
        Assert.That(Run("scan", "--resume", "--store", "store").ExitCode, Is.EqualTo(2));
    }

    [TestCase("Give a SOURCE", "scan", "--store", "store")]
    [TestCase("There is no file or folder 'nothing'", "scan", "nothing", "--store", "store")]
    [TestCase("names no organisation", "scan", "github:a/b", "--store", "store")]
    [TestCase("--jobs is a number", "scan", "x", "--store", "store", "--jobs", "0")]
    [TestCase("'3/2' is no share", "scan", "x", "--store", "store", "--shard", "3/2")]
    [TestCase("There is no store in '", "report", "--store", "nowhere")]
    [TestCase("There is no store in '", "status", "--store", "nowhere")]
    [TestCase("without a gate there is nothing to judge", "gate", "--store", "nowhere")]
    [TestCase("--shards is a number", "plan", "x", "--shards", "1000")]
    public void What_cannot_be_meant_is_said(string message, params string[] arguments)
    {
        var run = TestProgram.Run(["fleet", .. arguments.Select(word => word is "store" or "nowhere" ? folder[word] : word)]);
        Assert.That(run.ExitCode, Is.EqualTo(2).Or.EqualTo(3));
        Assert.That(run.Error, Does.Contain(message));
        Assert.That(run.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
    }

    private ProgramProcess Run(params string[] arguments) => ProgramProcess.Run(folder.FullPath, ["fleet", .. arguments]);

    private void MakeRepositories(int number)
    {
        for (var i = 0; i < number; i++)
        {
            var name = $"clones/r{i.ToString(CultureInfo.InvariantCulture)}";
            folder.Write($"{name}/train.py", "import mlflow\nfrom sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression().fit([[0]], [0])\nmlflow.log_metric('auc', 0.9)\n");
            folder.Write($"{name}/requirements.txt", "mlflow\nscikit-learn\n");
            folder.Write($"{name}/.github/CODEOWNERS", "* @acme/ml @ada\n");
            TestGit.Init(folder[name]).Commit("one");
        }
    }

    private void Change(int repository)
    {
        folder.Write($"clones/r{repository.ToString(CultureInfo.InvariantCulture)}/notes.md", "changed\n");
        new TestGit(folder[$"clones/r{repository.ToString(CultureInfo.InvariantCulture)}"]).Commit("two");
    }
}
