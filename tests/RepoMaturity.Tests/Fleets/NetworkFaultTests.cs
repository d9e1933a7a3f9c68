using System.Collections.Immutable;
using RepoMaturity.Fleet;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Results.Postgres;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Fleet.Sources;
using RepoMaturity.Fleet.Work;
using RepoMaturity.Fleet.Work.Postgres;
using RepoMaturity.Fleet.Work.RabbitMq;
using RepoMaturity.Tests.Hostile;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Fleets;

/// <summary>The network to the database and to the broker of a fleet drops, anywhere in a run: each repository has one result, and each report is that of a run without trouble.</summary>
internal sealed class NetworkFaultTests : ClusterServers
{
    private const string Model = "model";
    private const int MostAttempts = 4;

    private static readonly string[] Names = ["a", "b", "c", "d"];
    private static readonly ImmutableArray<FleetRepository> Listed = [.. Names.Select(name => new FleetRepository(name, "/" + name, "somewhere"))];

    private int queues;

    [Test]
    public async Task A_run_with_its_list_in_the_database([Values] CuttingProxy.Way way)
    {
        using var proxy = new CuttingProxy(CuttingProxy.PortOf(Database.Address("x", null)));
        var dropped = 0;
        foreach (var (after, i) in await PointsAsync(proxy, way, Heavy.Of(16, 5), () => AloneAsync(proxy, Database.NewDatabase())))
        {
            var address = Database.NewDatabase();
            proxy.Arm(way, after);
            await AloneAsync(proxy, address);
            dropped += proxy.Dropped;
            await AssertEachHasOneResultAsync(address, $"drop {i} after {after} bytes");
        }

        Assert.That(dropped, Is.Positive);
    }

    [Test]
    public async Task A_run_in_which_the_network_drops_again_and_again([Values] CuttingProxy.Way way)
    {
        using var proxy = new CuttingProxy(CuttingProxy.PortOf(Database.Address("x", null)));
        var points = await PointsAsync(proxy, way, 12, () => AloneAsync(proxy, Database.NewDatabase()));
        var address = Database.NewDatabase();
        proxy.Arm(way, points.Select(point => point.After));
        await AloneAsync(proxy, address, attempts: points.Count + 1);
        Assert.That(proxy.Dropped, Is.GreaterThan(6));
        await AssertEachHasOneResultAsync(address, "many drops");
    }

    /// <summary>Who had an item too often is blamed for it: nobody may have had it more often because an answer got lost.</summary>
    [Test]
    public async Task Who_has_an_item_is_counted_once_whatever_gets_lost()
    {
        using var proxy = new CuttingProxy(CuttingProxy.PortOf(Database.Address("x", null)));
        var address = Database.NewDatabase();
        await using var store = await PostgresResultStore.OpenAsync(PostgresAddress.Parse(proxy.Via(address)), default);
        var ledger = new RunLedger(store.Database);
        using var list = await PostgresWorkList.OpenAsync(ledger, await ledger.BeginAsync(new WorkRun("run", Model, Entries.Start, ["somewhere"]), Listed, default), default);
        proxy.Arm(CuttingProxy.Way.Answered);
        var first = (await list.ClaimAsync(default))!;
        var answered = proxy.Answered;
        await list.ReturnAsync(first, isCounted: false);
        for (var after = 1L; after <= answered; after += Math.Max(1, answered / 8))
        {
            proxy.Arm(CuttingProxy.Way.Answered, after);
            var item = (await list.ClaimAsync(default))!;
            Assert.That(DeliveriesOf(item), Is.EqualTo("1"), $"claimed, after {after} bytes");
            proxy.Arm(CuttingProxy.Way.Answered, after);
            await list.ReturnAsync(item, isCounted: false);
            Assert.That(DeliveriesOf(item), Is.EqualTo("0"), $"given back, after {after} bytes");
        }

        string DeliveriesOf(WorkItem item) => Database.Ask(Uri.UnescapeDataString(new Uri(address).AbsolutePath[1..]), $"SELECT deliveries FROM repomaturity.work_items WHERE number = {item.Number}");
    }

    [Test]
    public async Task A_run_of_a_cluster_between_its_broker([Values] CuttingProxy.Way way)
    {
        using var proxy = new CuttingProxy(CuttingProxy.PortOf(Broker.Address));
        var dropped = 0;
        foreach (var (after, i) in await PointsAsync(proxy, way, Heavy.Of(6, 3), () => ClusterAsync(proxy, Database.NewDatabase())))
        {
            var address = Database.NewDatabase();
            proxy.Arm(way, after);
            await ClusterAsync(proxy, address);
            dropped += proxy.Dropped;
            await AssertEachHasOneResultAsync(address, $"drop {i} after {after} bytes");
        }

        Assert.That(dropped, Is.Positive);
    }

    /// <summary>The client says of an answer that does not come in time what it says of one that nobody waits for: that it was cancelled.</summary>
    [Test]
    public async Task An_answer_of_the_broker_that_comes_too_late_is_asked_for_again()
    {
        await using var link = new BrokerLink(ClusterAddress.Parse($"{Broker.Address}?queue=n{++queues}"), "late");
        var asked = 0;
        Assert.That(await link.DoAsync((_, _) => ++asked < 3 ? Task.FromException<int>(new TaskCanceledException()) : Task.FromResult(asked), default), Is.EqualTo(3));
        using var end = new CancellationTokenSource();
        Assert.That(async () => await link.DoAsync(async (_, stop) => { await end.CancelAsync(); stop.ThrowIfCancellationRequested(); return 0; }, end.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_connection_to_the_broker_that_breaks_while_it_begins_is_made_again()
    {
        using var proxy = new CuttingProxy(CuttingProxy.PortOf(Broker.Address));
        for (var after = 1; after < 600; after += 40)
        {
            proxy.Arm(CuttingProxy.Way.Asked, after);
            await using var link = new BrokerLink(ClusterAddress.Parse($"{proxy.Via(Broker.Address)}?queue=n{++queues}"), "begins");
            Assert.That(await link.DoAsync((_, _) => Task.FromResult(1), default), Is.EqualTo(1), $"after {after} bytes");
        }
    }

    [Test]
    public async Task Each_run_is_seen_in_a_database_whatever_the_clock_says([Range(1, 3)] int seed)
    {
        await using var store = await PostgresResultStore.OpenAsync(PostgresAddress.Parse(Database.NewDatabase()), default);
        await ClockFaultTests.AssertRunsAreSeenAsync(store, new PostgresRuns(store), seed);
    }

    /// <summary>Where to drop: over all the bytes of a run without trouble, whose length differs a little from run to run.</summary>
    private static async Task<List<(long After, int Number)>> PointsAsync(CuttingProxy proxy, CuttingProxy.Way way, int count, Func<Task> undisturbed)
    {
        proxy.Arm(way);
        await undisturbed();
        var whole = way == CuttingProxy.Way.Asked ? proxy.Asked : proxy.Answered;
        return [.. Enumerable.Range(0, count).Select(i => (1 + (whole * 9 / 10 * i / count), i))];
    }

    /// <summary>A run on this machine, and again with what a person does whom a sentence told that it did not come to its end.</summary>
    private static async Task AloneAsync(CuttingProxy proxy, string address, int attempts = MostAttempts)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var store = await PostgresResultStore.OpenAsync(PostgresAddress.Parse(proxy.Via(address)), default);
                var runs = new PostgresRuns(store);
                using var list = await runs.ResumeAsync(null, default) ?? await BeginAsync(runs, store);
                await FleetRun.WorkAsync(() => new FleetWorker(list, store, Reader(), TimeProvider.System), 2, default);
                await FleetRun.NoteEndAsync(store, list.Run, list.Tally, TimeProvider.System);
                await list.EndAsync();
                return;
            }
            catch (FleetException said) when (attempt < attempts)
            {
                AssertIsSentence(said);
            }
        }
    }

    private static async Task<IRunList> BeginAsync(PostgresRuns runs, PostgresResultStore store)
    {
        var run = WorkRun.Begin(TimeProvider.System, Model, ["somewhere"]);
        await FleetRun.NoteBeginAsync(store, run, Listed, TimeProvider.System, default);
        return await runs.BeginAsync(run, Listed, default);
    }

    /// <summary>A run that a worker does, whose way to the broker drops; the way to the database holds.</summary>
    private async Task ClusterAsync(CuttingProxy proxy, string address)
    {
        await using var store = await PostgresResultStore.OpenAsync(PostgresAddress.Parse(address), default);
        var queue = ClusterAddress.Parse($"{proxy.Via(Broker.Address)}?queue=n{++queues}");
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var working = Task.Run(async () =>
        {
            await using var work = new RabbitWorkList(queue, store, Model, 2, null);
            await FleetRun.WorkAsync(() => new FleetWorker(work, store, Reader(), TimeProvider.System), 2, end.Token);
        });
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var run = await ClusterRun.ResumeAsync(queue, store, null, end.Token)
                    ?? await ClusterRun.BeginAsync(queue, store, WorkRun.Begin(TimeProvider.System, Model, ["somewhere"]), Listed, end.Token);
                await run.PublishAsync(end.Token);
                var watching = run.WatchAsync((_, _, _) => { }, TimeProvider.System, end.Token);
                if (await Task.WhenAny(watching, working) == working)
                {
                    // Nobody works any more: it says why.
                    await working;
                }

                var tally = await watching;
                Assert.That(tally, Is.EqualTo(new RunTally(Names.Length, 0, 0)));
                await run.EndAsync();
                break;
            }
            catch (FleetException said) when (attempt < MostAttempts)
            {
                AssertIsSentence(said);
            }
        }

        await end.CancelAsync();
        Assert.That(async () => await working, Throws.InstanceOf<OperationCanceledException>());
    }

    private async Task AssertEachHasOneResultAsync(string address, string where)
    {
        await using var store = await PostgresResultStore.OpenAsync(PostgresAddress.Parse(address), default);
        var entries = await Entries.ListAsync(store.EntriesAsync(default));
        Assert.That(entries.Where(entry => entry.Repository.Length > 0).Select(entry => (entry.Repository, entry.Kind)).Order(), Is.EqualTo(Names.Select(name => (name, EntryKind.Scanned))), where);
        foreach (var name in Names)
        {
            var report = await store.ReadReportAsync(new ResultKey(name, FleetWorkerTests.Id('1'), Model), default);
            Assert.That(report!.Value.ToArray(), Is.EqualTo(FleetWorkerTests.ReportOf(FleetWorkerTests.Id('1'))), where);
        }

        Assert.That(await new PostgresRuns(store).LookAsync(default), Is.Null, where);
    }

    private static void AssertIsSentence(FleetException said) => Assert.That(said.Message, Does.StartWith("The ").And.EndsWith(".").And.Not.Contain("\n"));

    private static FakeReader Reader()
    {
        var reader = new FakeReader { Report = FleetWorkerTests.ReportOf };
        foreach (var name in Names)
        {
            reader.Heads[name] = FleetWorkerTests.Id('1');
        }

        return reader;
    }
}
