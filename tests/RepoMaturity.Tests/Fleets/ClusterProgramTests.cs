using System.Diagnostics;
using System.Globalization;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Results.Postgres;
using RepoMaturity.Tests.Cli;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Hostile;

namespace RepoMaturity.Tests.Fleets;

/// <summary>Workers that are processes of the real program, over a real RabbitMQ and PostgreSQL that die as machines do.</summary>
internal sealed class ClusterProgramTests : ClusterServers
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly List<Process> workers = [];
    private readonly List<string> said = [];
    private TemporaryFolder folder = null!;
    private string store = string.Empty;
    private int deaths;

    [SetUp]
    public void MakeFolder()
    {
        folder = new TemporaryFolder();
        store = Database.NewDatabase();
        deaths = 0;
        said.Clear();
    }

    [TearDown]
    public void EndWorkers()
    {
        foreach (var worker in workers)
        {
            worker.Kill();
            worker.WaitForExit();
            worker.Dispose();
        }

        workers.Clear();
        folder.Dispose();
    }

    [Test]
    public async Task Whoever_dies_every_repository_has_one_result_and_the_one_that_kills_lies_dead()
    {
        var number = Heavy.Of(16, 8);
        MakeRepositories(number);
        folder.Write("clones/poison/hostile/kills", "text\n");
        TestGit.Init(folder["clones/poison"]).Commit("one");
        using var run = Begin("scan", "clones");
        for (var i = 0; i < 3; i++)
        {
            workers.Add(Begin("worker"));
        }

        await UntilAsync(run, number / 4);
        workers[0].Kill();
        await UntilAsync(run, (number / 4) + 1);
        Broker.Kill();
        await Task.Delay(300);
        Broker.Begin();
        await UntilAsync(run, (number / 2) + 1);
        Database.Kill();
        await Task.Delay(300);
        Database.Begin();
        await UntilAsync(run, int.MaxValue);

        Assert.That(run.ExitCode, Is.Zero, string.Join('\n', said));
        Assert.That(said, Has.Some.EqualTo($"{Text(number + 1)} repositories: {Text(number)} scanned, 0 unchanged and skipped, 1 failed."));
        // That of the test, and those of the poison that were not the same: a broker that dies takes back what it gave, and counts that too.
        Assert.That(deaths, Is.GreaterThanOrEqualTo(2));
        await using (var read = await PostgresResultStore.OpenToReadAsync(PostgresAddress.Parse(store), default))
        {
            var scanned = (await Entries.ListAsync(read.EntriesAsync(default))).Where(entry => entry.Kind == EntryKind.Scanned).ToList();
            Assert.That(scanned.Select(entry => entry.Repository).Order(StringComparer.Ordinal), Is.EqualTo(Enumerable.Range(0, number).Select(i => $"r{i:00}")));
            var states = await Entries.ListAsync(read.StatesAsync(null, default));
            Assert.That(states, Has.Count.EqualTo(number + 1));
            Assert.That(states.Where(state => state.Failure is not null).Select(state => (state.Repository, state.Failure![..31])), Is.EqualTo(new[] { ("poison", "It was given up after 3 times: ") }));
        }

        Assert.That(Fleet("status").Output, Does.Contain("0 repositories wait, 3 workers are there, 1 lie dead.\n  dead: poison\n"));
        Assert.That(string.Join('\n', said), Does.Not.Contain("s3cr").And.Not.Contain("guest:guest"));
    }

    [Test]
    public async Task Who_is_asked_to_end_gives_back_what_was_begun_and_who_waits_for_nothing_ends()
    {
        MakeRepositories(3);
        using var run = Begin("scan", "clones");
        workers.Add(Begin("worker", "--verbose"));
        await UntilAsync(run, 1);
        using (var kill = Process.Start("kill", ["-TERM", Text(workers[0].Id)]))
        {
            await kill.WaitForExitAsync();
        }

        await workers[0].WaitForExitAsync();
        Assert.That(workers[0].ExitCode, Is.EqualTo(143));
        var last = Fleet("worker", "--idle", "2");
        Assert.That(last.ExitCode, Is.Zero, last.Error);
        await run.WaitForExitAsync();
        Assert.That(said, Has.Some.EqualTo("3 repositories: 3 scanned, 0 unchanged and skipped, 0 failed."));
        Assert.That(Fleet("worker", "--idle", "0").Error, Does.Contain("--idle is a number of seconds"));
        Assert.That(ProgramProcess.Run(folder.FullPath, ["fleet", "scan", "clones", "--store", "folder", "--cluster", Broker.Address]).Error, Does.Contain("A cluster keeps its results in a database"));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string[] Arguments(params string[] arguments) => ["fleet", .. arguments, "--store", store, "--cluster", $"{Broker.Address}?queue={TestContext.CurrentContext.Test.ID}",
        .. arguments[0] == "status" ? Array.Empty<string>() : ["--plugin", typeof(HostileDetector).Assembly.Location, "--no-cache", "--jobs", "1"]];

    private ProgramProcess Fleet(params string[] arguments) => ProgramProcess.Run(folder.FullPath, Arguments(arguments));

    private Process Begin(params string[] arguments)
    {
        var process = Process.Start(ProgramProcess.StartInfo(folder.FullPath, Arguments(arguments)))!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Keep(string? line)
        {
            lock (said)
            {
                said.Add(line ?? string.Empty);
            }
        }
    }

    /// <summary>Waits for so many results, or for the end of the run. Whoever dies meanwhile is started again, as a service of the system is.</summary>
    private async Task UntilAsync(Process run, int results)
    {
        for (var clock = Stopwatch.StartNew(); !run.HasExited && Results() < results; await Task.Delay(100))
        {
            Assert.That(clock.Elapsed, Is.LessThan(Patience), string.Join('\n', said));
            for (var i = 0; i < workers.Count; i++)
            {
                if (workers[i].HasExited)
                {
                    deaths++;
                    workers[i].Dispose();
                    workers[i] = Begin("worker");
                }
            }
        }

        run.WaitForExit(results == int.MaxValue ? -1 : 0);
    }

    private int Results()
    {
        try
        {
            return int.Parse(Database.Ask(Uri.UnescapeDataString(new Uri(store).AbsolutePath[1..]), "SELECT count(*) FROM repomaturity.results"), CultureInfo.InvariantCulture);
        }
        catch (InvalidOperationException)
        {
            // There are no tables yet.
            return 0;
        }
    }

    private void MakeRepositories(int number)
    {
        for (var i = 0; i < number; i++)
        {
            var name = $"clones/r{i.ToString("00", CultureInfo.InvariantCulture)}";
            folder.Write($"{name}/train.py", "import mlflow\nmlflow.log_metric('auc', 0.9)\n");
            TestGit.Init(folder[name]).Commit("one");
        }
    }
}
