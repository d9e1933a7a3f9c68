using System.Globalization;
using RepoMaturity.Fleet.Sources;
using RepoMaturity.Tests.Cli;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.GitHub;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Fleets;

/// <summary>The network to the servers of the repositories drops, anywhere in a run.</summary>
internal sealed class CloneFaultTests
{
    private const int Number = 4;

    /// <summary>The real program, its clones and its scans. The network drops while every second repository is looked at, each time a little further.</summary>
    [Test]
    [Platform(Exclude = "Win", Reason = "The git that trusts the server of the test is a shell script.")]
    public void Each_repository_has_its_report([Values] CuttingProxy.Way way)
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < Number; i++)
        {
            folder.Write($"origin/r{i}/train.py", $"import mlflow\nmlflow.log_metric('auc', 0.{i})\n");
            folder.Write($"origin/r{i}/data.csv", string.Join('\n', Enumerable.Range(0, 4000).Select(row => (row * 7919 * (i + 1)).ToString(CultureInfo.InvariantCulture))));
            TestGit.Init(folder[$"origin/r{i}"]).Commit("one");
        }

        var real = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(path => Path.Combine(path, "git")).First(File.Exists);
        folder.Write("bin/git", $"#!/bin/sh\nexec '{real}' -c http.sslVerify=false \"$@\"\n");
        UnixFile.MakeExecutable(folder["bin/git"]);
        using var server = new GitServer((path, body, to) => GitServer.Serve(folder["origin/" + path.Split('/')[2]], string.Join('/', path.Split('/')[..3]), path, body, to));
        using var proxy = new CuttingProxy(CuttingProxy.PortOf(server.Address));
        folder.Write("list.txt", string.Concat(Enumerable.Range(0, Number).Select(i => $"{proxy.Via(server.Address)}/owner/r{i}\n")));

        proxy.Arm(way);
        Assert.That(Scan("whole"), Is.EqualTo($"{Number} repositories: {Number} scanned, 0 unchanged and skipped, 0 failed.\n"));
        var each = (way == CuttingProxy.Way.Asked ? proxy.Asked : proxy.Answered) / Number;
        proxy.Arm(way, Enumerable.Range(0, Number / 2).Select(i => (each * 2 * i) + (each * ((2 * i) + 1) / Number)));
        var again = Fleet("cut");
        Assert.That(again.Output, Is.EqualTo($"{Number} repositories: {Number} scanned, 0 unchanged and skipped, 0 failed.\n"), again.Error);
        Assert.That(proxy.Dropped, Is.EqualTo(Number / 2));
        Assert.That(Reports("cut"), Is.EqualTo(Reports("whole")).And.Count.EqualTo(Number));

        if (way == CuttingProxy.Way.Answered)
        {
            return;
        }

        // Where it never holds, each repository says so in a sentence, and the next run has them all.
        proxy.Arm(way, Enumerable.Range(0, 1000).Select(i => i * 400L));
        var run = Fleet("never");
        Assert.That(run.Output, Does.EndWith($"{Number} failed.\n"));
        Assert.That(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.Contains("owner/r", StringComparison.Ordinal)), Has.Exactly(Number).Items.And.All.EndsWith("So it was 3 times."));
        proxy.Arm(way);
        Assert.That(Scan("never"), Is.EqualTo($"{Number} repositories: {Number} scanned, 0 unchanged and skipped, 0 failed.\n"));
        Assert.That(Reports("never"), Is.EqualTo(Reports("whole")));

        string Scan(string store) => Fleet(store).Output;

        ProgramProcess Fleet(string store) => ProgramProcess.Run(folder.FullPath, ["fleet", "scan", "list.txt", "--store", store, "--jobs", "1", "--no-cache"], new Dictionary<string, string>
        {
            ["PATH"] = $"{folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}",
            ["no_proxy"] = "*",
        });

        List<(string Name, string Text)> Reports(string store) => [.. Directory.EnumerateFiles(folder[store + "/reports"], "*.json", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(folder[store], file), File.ReadAllText(file))).Order()];
    }

    /// <summary>Each page of a listing is cut once, each time a little further.</summary>
    [Test]
    public async Task A_listing_names_each_repository_once()
    {
        const int Pages = 12;
        using var acme = new FakeOrganization(Pages * 100);
        using var whole = acme.Client(new HurriedClock());
        var names = (await new GitHubSource(whole, "acme", new GitHubFilter { Archived = Choice.With, Forks = Choice.With }, _ => { }).ListAsync(default)).Select(repository => repository.Name).ToList();
        using var proxy = new CuttingProxy(acme.Port);
        proxy.Arm(CuttingProxy.Way.Answered, Enumerable.Range(0, Pages).Select(i => 1 + (i * 100_000L)));
        using var cut = acme.Client(new HurriedClock(), proxy.Port);
        var found = await new GitHubSource(cut, "acme", new GitHubFilter { Archived = Choice.With, Forks = Choice.With }, _ => { }).ListAsync(default);
        Assert.That(found.Select(repository => repository.Name), Is.EqualTo(names));
        Assert.That(proxy.Dropped, Is.GreaterThan(3));
    }
}
