using System.Text;
using Npgsql;
using RepoMaturity.Fleet;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Results.Postgres;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Fleet.Sources;
using RepoMaturity.Fleet.Work;
using RepoMaturity.Fleet.Work.Postgres;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.GitHub;
using RepoMaturity.Tests.Hostile;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Fleets;

/// <summary>A store in a real PostgreSQL keeps what one in a folder keeps, for any number that write.</summary>
internal sealed class PostgresResultStoreTests
{
    private PostgresServer server = null!;
    private TemporaryFolder folder = null!;
    private string address = null!;

    [OneTimeSetUp]
    public void StartServer() => server = PostgresServer.Start();

    [OneTimeTearDown]
    public void StopServer() => server?.Dispose();

    [SetUp]
    public void MakeDatabase()
    {
        folder = new TemporaryFolder();
        address = server.NewDatabase();
    }

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [Test]
    public async Task A_result_is_kept_once_with_its_very_bytes()
    {
        var key = new ResultKey("a", "c1", Entries.Model);
        await using (var store = await OpenAsync())
        {
            Assert.That(await store.HasAsync(key, default), Is.False);
            Assert.That(await store.ReadReportAsync(key, default), Is.Null);
            Assert.That(await store.AppendAsync(Entries.Scanned("a", "c1"), Entries.Report("first"), default), Is.True);
            Assert.That(await store.AppendAsync(Entries.Scanned("a", "c1", 1), Entries.Report("second"), default), Is.False);
            Assert.That(await store.AppendAsync(Entries.Scanned("a", "c1"), Entries.Report("first"), default), Is.True, "what was kept before its answer got lost is kept");
            Assert.That(await store.HasAsync(key, default), Is.True);
        }

        await using var read = await PostgresResultStore.OpenToReadAsync(PostgresAddress.Parse(address), default);
        Assert.That((await read.ReadReportAsync(key, default))!.Value.ToArray(), Is.EqualTo(Entries.Report("first")));
        Assert.That(await Entries.ListAsync(read.EntriesAsync(default)), Has.Count.EqualTo(1));
        Assert.That(Ask("SELECT report ->> 'said' FROM repomaturity.results"), Is.EqualTo("first"));
    }

    [Test]
    public async Task It_says_what_a_folder_says_at_every_moment()
    {
        await using var store = await OpenAsync();
        await using (var other = FolderResultStore.Open(folder["store"]))
        {
            for (var i = 0; i < 120; i++)
            {
                var name = (i % 7) switch { 0 => "b/\u00e4", 1 => "b/z", 2 => "\ud83d\ude00", 3 => "\uff01", 4 => "B", 5 => new string('x', 3000) + Guid.NewGuid(), _ => $"r{i % 13}" };
                var entry = (i % 5) switch
                {
                    0 => Entries.Of(EntryKind.Failed, name, i),
                    1 => Entries.Of(EntryKind.Gone, name, i),
                    2 => Entries.Scanned(name, $"c{i % 3}", i) with { Kind = EntryKind.Returned },
                    3 => Entries.Scanned(name, $"c{i % 11}", i % 50) with { At = Entries.Start.AddMinutes(i).AddTicks(i) },
                    _ => Entries.Scanned(name, $"c{i % 11}", i),
                };
                var report = entry.Kind == EntryKind.Scanned ? Entries.Report(name) : [];
                Assert.That(await store.AppendAsync(entry, report, default), Is.EqualTo(await other.AppendAsync(entry, report, default)));
                Assert.That(Line((await store.FindAsync(name, default))!), Is.EqualTo(Line((await other.FindAsync(name, default))!)));
            }
        }

        await using var read = FolderResultStore.OpenToRead(folder["store"]);
        foreach (var at in new DateTimeOffset?[] { null, Entries.Start.AddMinutes(-1), Entries.Start.AddMinutes(17), Entries.Start.AddMinutes(33).AddTicks(33), Entries.Start.AddMinutes(33).AddTicks(32), Entries.Start.AddMinutes(64) })
        {
            Assert.That((await Entries.ListAsync(store.StatesAsync(at, default))).Select(Line), Is.EqualTo((await Entries.ListAsync(read.StatesAsync(at, default))).Select(Line)), $"{at:O}");
        }
    }

    [Test]
    public async Task Results_move_to_a_folder_and_back_without_loss()
    {
        await using (var source = FolderResultStore.Open(folder["one"]))
        {
            await source.AppendAsync(new FleetEntry(Entries.Start, "one", EntryKind.Begun, string.Empty) { Model = Entries.Model, Origin = "a b" }, default, default);
            await source.AppendAsync(Entries.Scanned("a", "c1", 1) with { At = Entries.Start.AddTicks(7) }, Entries.Report("\u202e \"'<&\\ \n"), default);
            await source.AppendAsync(Entries.Scanned("nul\0", "c1", 2), Encoding.UTF8.GetBytes("{ \"b\":1.50, \"a\" : \"\\u0000 \\ud800 \\\\u0000 \\ud83d\\ude00\",\"a\":2}"), default);
            await source.AppendAsync(Entries.Scanned("deep", "c1", 3), Encoding.UTF8.GetBytes(new string('[', 100_000) + new string(']', 100_000)), default);
            await source.AppendAsync(Entries.Scanned("real", FleetWorkerTests.Id('a'), 4), FleetWorkerTests.ReportOf(FleetWorkerTests.Id('a')), default);
            await source.AppendAsync(Entries.Of(EntryKind.Failed, "a", 5), default, default);
            await source.AppendAsync(new FleetEntry(Entries.Start.AddMinutes(9), "one", EntryKind.Ended, string.Empty) { Tally = new RunTally(4, 0, 1) }, default, default);
        }

        await using (var store = await OpenAsync())
        {
            await using var source = FolderResultStore.OpenToRead(folder["one"]);
            Assert.That(await ResultTransfer.MergeAsync(store, [source], default), Is.EqualTo(7));
            Assert.That(await ResultTransfer.MergeAsync(store, [source], default), Is.Zero);
            await using var lines = File.Create(folder["lines.jsonl"]);
            await ResultTransfer.ExportAsync(store, lines, default);
        }

        await using (var target = FolderResultStore.Open(folder["two"]))
        {
            Assert.That(await ResultTransfer.ImportAsync(target, folder["lines.jsonl"], default), Is.EqualTo(7));
        }

        foreach (var file in Directory.EnumerateFiles(folder["one"], "*", SearchOption.AllDirectories))
        {
            Assert.That(File.ReadAllBytes(folder["two/" + Path.GetRelativePath(folder["one"], file)]), Is.EqualTo(File.ReadAllBytes(file)), file);
        }

        Assert.That(Ask("SELECT name, report IS NULL FROM repomaturity.repositories r JOIN repomaturity.results s ON s.repository_id = r.id ORDER BY s.id"), Is.EqualTo("a|t\nnul\ufffd|f\ndeep|t\nreal|f"));
        Assert.That(Ask("SELECT report ->> 'a' FROM repomaturity.results WHERE report ? 'b'"), Is.EqualTo("2"));
        Assert.That(Ask("SELECT scanned, unchanged, failed FROM repomaturity.runs"), Is.EqualTo("4|0|1"));
        Assert.That(Ask("SELECT count(*) > 2 FROM repomaturity.fleet_practices WHERE repository = 'real'"), Is.EqualTo("t"));
        Assert.That(Ask("SELECT count(DISTINCT framework) > 0, min(stage) IS NOT NULL FROM repomaturity.fleet_stages WHERE repository = 'real'"), Is.EqualTo("t|t"));
        Assert.That(Ask("SELECT failure FROM repomaturity.fleet WHERE repository = 'a'"), Is.EqualTo("broken"));
    }

    [Test]
    public async Task Of_many_that_write_at_once_one_makes_the_tables_and_one_keeps_a_result()
    {
        var kept = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            await using var store = await OpenAsync();
            var mine = 0;
            for (var repository = 0; repository < 20; repository++)
            {
                mine += await store.AppendAsync(Entries.Scanned($"r{repository}", "c1", i), Entries.Report("x"), default) ? 1 : 0;
            }

            return mine;
        }));
        Assert.That(kept.Sum(), Is.EqualTo(20));
        Assert.That(Ask("SELECT count(*), count(DISTINCT repository_id) FROM repomaturity.results"), Is.EqualTo("20|20"));
        Assert.That(Ask("SELECT count(*) = max(version) FROM repomaturity.migrations"), Is.EqualTo("t"));
    }

    [Test]
    public async Task Tables_of_an_earlier_version_are_brought_up_to_date_and_those_of_a_later_one_left_alone()
    {
        await using (var connection = new NpgsqlConnection(PostgresAddress.Parse(address).Connection))
        {
            await connection.OpenAsync();
            await PostgresSchema.UpdateAsync(connection, PostgresSchema.Migrations[..1], default);
        }

        Assert.That(async () => await PostgresResultStore.OpenToReadAsync(PostgresAddress.Parse(address), default), Throws.TypeOf<FleetException>().With.Message.Contains("of an earlier version"));
        await (await OpenAsync()).DisposeAsync();
        Assert.That(Ask("SELECT string_agg(version::text, ' ' ORDER BY version) FROM repomaturity.migrations"), Is.EqualTo(string.Join(' ', PostgresSchema.Migrations.Select(migration => migration.Version))));
        Ask("INSERT INTO repomaturity.migrations (version, name) VALUES (999, 'later')");
        Assert.That(OpenAsync, Throws.TypeOf<FleetException>().With.Message.Contains("later version"));
    }

    [Test]
    public async Task A_database_that_goes_away_and_comes_back_loses_nothing()
    {
        await using var store = await OpenAsync();
        await store.AppendAsync(Entries.Scanned("a", "c1"), Entries.Report("x"), default);
        server.Kill();
        var waiting = Task.Run(async () => await store.AppendAsync(Entries.Scanned("b", "c1"), Entries.Report("y"), default));
        await Task.Delay(300);
        Assert.That(waiting.IsCompleted, Is.False);
        server.Begin();
        Assert.That(await waiting, Is.True);
        Assert.That((await Entries.ListAsync(store.StatesAsync(null, default))).Select(state => state.Repository), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task A_work_list_forgets_nothing_and_repeats_nothing()
    {
        await using var store = await OpenAsync();
        var runs = new PostgresRuns(store);
        var run = new WorkRun("run", "model", Entries.Start, ["somewhere"]) { Share = "1/2" };
        var repositories = Enumerable.Range(0, 4).Select(i => new FleetRepository($"r{i}", $"/r{i}", "somewhere") { Topics = ["x"], Mark = "m" });
        using (var list = await runs.BeginAsync(run, [.. repositories], default))
        {
            await list.DoneAsync((await list.ClaimAsync(default))!, EntryKind.Scanned);
            await list.ReturnAsync((await list.ClaimAsync(default))!, isCounted: true);
            await list.ReturnAsync((await list.ClaimAsync(default))!, isCounted: false);
            Assert.That((await list.ClaimAsync(default))!.Repository.Name, Is.EqualTo("r3"));
        }

        Assert.That(await runs.ResumeAsync(WorkRun.ScopeOf(["elsewhere"], null), default), Is.Null);
        Assert.That((await runs.LookAsync(default))!.Tally, Is.EqualTo(new RunTally(1, 0, 0)));
        using var resumed = (await runs.ResumeAsync(run.Scope, default))!;
        Assert.That((resumed.Run.Scope, resumed.Run.Share, resumed.Total), Is.EqualTo((run.Scope, "1/2", 4)));
        var rest = new[] { await resumed.ClaimAsync(default), await resumed.ClaimAsync(default), await resumed.ClaimAsync(default) };
        Assert.That(rest.Select(item => (item!.Repository.Name, item.Deliveries)), Is.EqualTo(new[] { ("r2", 0), ("r1", 1), ("r3", 1) }));
        Assert.That(rest[0]!.Repository.Topics, Is.EqualTo(new[] { "x" }));
        foreach (var item in rest)
        {
            await resumed.DoneAsync(item!, EntryKind.Failed);
        }

        Assert.That((await resumed.ClaimAsync(default), resumed.Tally), Is.EqualTo(((WorkItem?)null, new RunTally(1, 0, 3))));
        await resumed.EndAsync();
        Assert.That(await runs.LookAsync(default), Is.Null);
    }

    [Test]
    public async Task Shares_that_are_begun_in_the_same_moment_are_two_runs()
    {
        await using var store = await OpenAsync();
        var runs = new PostgresRuns(store);
        var clock = new HurriedClock();
        foreach (var share in new[] { "1/2", "2/2" })
        {
            var run = WorkRun.Begin(clock, "model", ["somewhere"]) with { Share = share };
            await FleetRun.NoteBeginAsync(store, run, [], clock, default);
            using var list = await runs.BeginAsync(run, [new FleetRepository("a", "/a", "somewhere")], default);
            Assert.That(list.Run.Id, Does.Match("^20261120T120000000Z-[0-9a-f]{6}$"));
        }

        Assert.That((await Entries.ListAsync(store.EntriesAsync(default))).Select(entry => entry.Kind), Is.EqualTo(new[] { EntryKind.Begun, EntryKind.Begun }));
    }

    [Test]
    public async Task Memory_does_not_grow_with_the_fleet()
    {
        await using var store = await OpenAsync();
        await FleetWorkerTests.AssertMemoryIsFlatAsync(store, new PostgresRuns(store), Heavy.Of(3_000, 300));
        Assert.That(Ask("SELECT count(*) = count(DISTINCT repository_id) FROM repomaturity.results"), Is.EqualTo("t"));
    }

    private static string Line(RepositoryState state) => Encoding.UTF8.GetString(EntryJson.Write(state));

    private Task<PostgresResultStore> OpenAsync() => PostgresResultStore.OpenAsync(PostgresAddress.Parse(address), default);

    private string Ask(string sql) => server.Ask(Uri.UnescapeDataString(new Uri(address).AbsolutePath.Trim('/')), sql);
}
