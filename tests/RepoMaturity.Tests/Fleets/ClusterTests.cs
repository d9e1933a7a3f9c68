using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Fleet;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Results.Postgres;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Fleet.Sources;
using RepoMaturity.Fleet.Work;
using RepoMaturity.Fleet.Work.RabbitMq;

namespace RepoMaturity.Tests.Fleets;

/// <summary>Work on a queue of a real RabbitMQ, with results in a real PostgreSQL.</summary>
internal sealed class ClusterTests : ClusterServers
{
    private const string Model = "model";

    private PostgresResultStore store = null!;
    private ClusterAddress address = null!;
    private int queues;

    [SetUp]
    public async Task OpenStore()
    {
        store = await PostgresResultStore.OpenAsync(PostgresAddress.Parse(Database.NewDatabase()), default);
        address = ClusterAddress.Parse($"{Broker.Address}?queue=q{++queues}");
    }

    [TearDown]
    public async Task CloseStore() => await store.DisposeAsync();

    [Test]
    public async Task Who_gives_back_is_not_counted_and_who_dies_three_times_over_an_item_leaves_it_dead()
    {
        await using var run = await BeginAsync("poison");
        var seen = new List<int>();
        await using (var polite = Work())
        {
            for (var i = 0; i < 4; i++)
            {
                await polite.ReturnAsync((await polite.ClaimAsync(Bounded()))!, isCounted: false);
            }
        }

        // The broker may hand out a message just as its consumer leaves, and count that; more than that one is never counted.
        while (seen.Count < IWorkList.MostDeliveries)
        {
            await using var dying = Work(TimeSpan.FromSeconds(10));
            if (await dying.ClaimAsync(default) is not { } item)
            {
                break;
            }

            seen.Add(item.Deliveries);
        }

        Assert.That(seen, Is.EqualTo(new[] { 0, 1, 2 }).Or.EqualTo(new[] { 1, 2 }));
        await using (var next = Work(TimeSpan.FromSeconds(1)))
        {
            Assert.That(await next.ClaimAsync(default), Is.Null);
        }

        Assert.That(await run.WatchAsync((_, _, _) => { }, TimeProvider.System, Bounded()), Is.EqualTo(new RunTally(0, 0, 1)));
        var state = (await Entries.ListAsync(store.StatesAsync(null, default))).Single();
        Assert.That(state.Failure, Does.StartWith("It was given up after 3 times").And.Contains(".dead."));
        Assert.That((await ClusterState.ReadAsync(address, default)).Dead, Is.EqualTo(new[] { "poison" }));

        // It lies there until the next run begins.
        await run.EndAsync();
        await using var again = await BeginAsync("fine");
        var now = await ClusterState.ReadAsync(address, default);
        Assert.That((now.Waiting, now.Workers, now.Dead.Length), Is.EqualTo((1L, 0, 0)));
    }

    [Test]
    public async Task Many_workers_do_each_item_once_and_a_run_ends_when_all_is_done()
    {
        var names = Enumerable.Range(0, 300).Select(i => $"r{i:000}").ToArray();
        await using var run = await BeginAsync(names);
        var reader = new FakeReader { Report = FleetWorkerTests.ReportOf, Trouble = repository => repository.Name.EndsWith("50", StringComparison.Ordinal) ? new ScanFailedException("It died.", mayPass: true) : null };
        foreach (var name in names)
        {
            reader.Heads[name] = FleetWorkerTests.Id('a');
        }

        using var end = new CancellationTokenSource();
        var told = new ConcurrentBag<string>();
        var workers = Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var work = Work(jobs: 2);
            await FleetRun.WorkAsync(() => new FleetWorker(work, store, reader, TimeProvider.System) { Told = (item, _) => told.Add(item.Repository.Name) }, 2, end.Token);
        }).ToList();
        Assert.That(await run.WatchAsync((_, _, _) => { }, TimeProvider.System, Bounded()), Is.EqualTo(new RunTally(297, 0, 3)));
        await run.EndAsync();
        await end.CancelAsync();
        Assert.That(async () => await Task.WhenAll(workers), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(told.Order(StringComparer.Ordinal), Is.EqualTo(names));
        Assert.That((await Entries.ListAsync(store.EntriesAsync(default))).Count(entry => entry.Kind == EntryKind.Scanned), Is.EqualTo(297));
        Assert.That(reader.Scanned.Count(name => name == "r050"), Is.EqualTo(3));
        var after = await ClusterState.ReadAsync(address, default);
        Assert.That((after.Waiting, after.Workers, after.Dead.Length), Is.EqualTo((0L, 0, 0)));
    }

    [Test]
    public async Task Whoever_leads_a_run_may_die_and_another_one_goes_on()
    {
        await using (await BeginAsync("a", "b"))
        {
            await using var work = Work();
            var first = (await work.ClaimAsync(Bounded()))!;
            await work.DoneAsync(first, EntryKind.Scanned);
        }

        // What a broker lost is put there again, and what two were told is done once.
        await using var resumed = (await ClusterRun.ResumeAsync(address, store, null, default))!;
        Assert.That((resumed.Run.Id, resumed.Total), Is.EqualTo(($"run {queues.ToString(CultureInfo.InvariantCulture)}", 2)));
        await resumed.PublishAsync(default);
        await using var other = Work(TimeSpan.FromSeconds(2));
        await other.DoneAsync((await other.ClaimAsync(default))!, EntryKind.Failed);
        Assert.That(await other.ClaimAsync(default), Is.Null);
        Assert.That(await resumed.WatchAsync((_, _, _) => { }, TimeProvider.System, Bounded()), Is.EqualTo(new RunTally(1, 0, 1)));
    }

    [Test]
    public async Task A_worker_that_judges_otherwise_takes_nothing()
    {
        await using var run = await BeginAsync("a");
        await using (var other = new RabbitWorkList(address, store, "another", 1, null))
        {
            Assert.That(async () => await other.ClaimAsync(default), Throws.TypeOf<FleetException>().With.Message.Contains("start the worker with the version and the options"));
        }

        await using var work = Work(TimeSpan.FromSeconds(10));
        Assert.That((await work.ClaimAsync(Bounded()))!.Deliveries, Is.LessThanOrEqualTo(1), "the broker may have handed it out just as the other one left");
    }

    [TestCase("amqp://ada:s3cret@host:99999/")]
    [TestCase("amqp://")]
    [TestCase("http://ada:s3cret@host/")]
    [TestCase("amqp://ada:s3cret@host/?s3cret=1")]
    [TestCase("amqp://ada:s3/cret@host/")]
    public void What_is_no_address_is_not_repeated(string text) =>
        Assert.That(() => ClusterAddress.Parse(text), Throws.TypeOf<FleetException>().With.Message.Not.Contains("s3"));

    [Test]
    public void Nobody_who_is_not_let_in_is_told_of_a_password()
    {
        var wrong = ClusterAddress.Parse(Broker.Address.Replace("guest:guest", "guest:h1dden", StringComparison.Ordinal));
        Assert.That(wrong.Shown, Does.Not.Contain("h1dden"));
        Assert.That(async () => await ClusterState.ReadAsync(wrong, default), Throws.TypeOf<FleetException>().With.Message.Contains("cannot be used").And.Message.Not.Contains("h1dden"));
    }

    /// <summary>Nothing here takes so long: what waits for ever fails.</summary>
    private static CancellationToken Bounded() => new CancellationTokenSource(TimeSpan.FromSeconds(90)).Token;

    private RabbitWorkList Work(TimeSpan? patience = null, int jobs = 1) => new(address, store, Model, jobs, patience);

    private async Task<ClusterRun> BeginAsync(params string[] names)
    {
        var run = new WorkRun($"run {queues.ToString(CultureInfo.InvariantCulture)}", Model, Entries.Start, ["somewhere"]);
        ImmutableArray<FleetRepository> repositories = [.. names.Select(name => new FleetRepository(name, "/" + name, "somewhere"))];
        var begun = await ClusterRun.BeginAsync(address, store, names is ["fine"] ? run with { Id = "another" } : run, repositories, default);
        await begun.PublishAsync(default);
        return begun;
    }
}
