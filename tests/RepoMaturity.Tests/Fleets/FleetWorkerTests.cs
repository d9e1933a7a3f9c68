using System.Collections.Immutable;
using RepoMaturity.Core.Reports;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Fleet.Sources;
using RepoMaturity.Fleet.Work;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.GitHub;
using RepoMaturity.Tests.Reports;

namespace RepoMaturity.Tests.Fleets;

/// <summary>What is unchanged is skipped, what fails is a row, and what may pass is tried again.</summary>
internal sealed class FleetWorkerTests
{
    private static readonly Lazy<Core.Evaluation.Assessment> Sample = new(SampleScan.Scan);

    private readonly HurriedClock clock = new();
    private TemporaryFolder folder = null!;
    private FakeReader reader = null!;
    private int runs;

    [SetUp]
    public void MakeFolder()
    {
        folder = new TemporaryFolder();
        reader = new FakeReader { Report = ReportOf };
    }

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    public static byte[] ReportOf(string commit) => JsonReport.Write(Sample.Value with { Commit = commit }, new Tool("repomaturity", "0"));

    [Test]
    public async Task A_repository_is_scanned_once_for_a_commit_and_a_model()
    {
        reader.Heads["a"] = Id('1');
        Assert.That(await RunAsync("m1", Named("a")), Is.EqualTo(new[] { EntryKind.Scanned }));
        Assert.That(await RunAsync("m1", Named("a")), Is.EqualTo(new[] { EntryKind.Unchanged }));
        Assert.That(await RunAsync("m2", Named("a")), Is.EqualTo(new[] { EntryKind.Scanned }));
        reader.Heads["a"] = Id('2');
        Assert.That(await RunAsync("m2", Named("a")), Is.EqualTo(new[] { EntryKind.Scanned }));
        reader.Heads["a"] = Id('1');
        Assert.That(await RunAsync("m2", Named("a")), Is.EqualTo(new[] { EntryKind.Returned }));
        Assert.That(await RunAsync("m2", Named("a")), Is.EqualTo(new[] { EntryKind.Unchanged }));
        Assert.That(reader.Scanned, Has.Count.EqualTo(3));
        var state = (await StatesAsync()).Single();
        Assert.That(state.Key, Is.EqualTo(new ResultKey("a", Id('1'), "m2")));
        Assert.That(state.Read()!.Side.Commit, Is.EqualTo(Id('1')));
        Assert.That(state.Teams, Is.EqualTo(new[] { "acme/ml" }));
    }

    [Test]
    public async Task Where_a_mark_says_that_nobody_pushed_nobody_is_asked()
    {
        reader.Heads["a"] = Id('1');
        await RunAsync("m", Named("a") with { Mark = "main 1" });
        Assert.That(reader.Asked, Has.Count.EqualTo(1));
        Assert.That(await RunAsync("m", Named("a") with { Mark = "main 1" }), Is.EqualTo(new[] { EntryKind.Unchanged }));
        Assert.That(reader.Asked, Has.Count.EqualTo(1));
        Assert.That(await RunAsync("m", Named("a") with { Mark = "main 2" }), Is.EqualTo(new[] { EntryKind.Unchanged }));
        Assert.That(reader.Asked, Has.Count.EqualTo(2));
        Assert.That((await StatesAsync()).Single().Mark, Is.EqualTo("main 2"));
        Assert.That(await RunAsync("m2", Named("a") with { Mark = "main 2" }), Is.EqualTo(new[] { EntryKind.Scanned }));
    }

    [Test]
    public async Task What_cannot_be_scanned_is_a_row_with_its_reason_and_is_tried_again_in_the_next_run()
    {
        (reader.Heads["a"], reader.Heads["b"]) = (Id('1'), Id('1'));
        reader.Trouble = repository => repository.Name == "b" ? new ScanFailedException("It took too long, with ghp_0123456789abcdefghijABCDEFGHIJ012345.", mayPass: false) : null;
        Assert.That(await RunAsync("m", Named("a"), Named("b"), Named("empty")), Is.EquivalentTo(new[] { EntryKind.Scanned, EntryKind.Failed, EntryKind.Failed }));
        var states = await StatesAsync();
        Assert.That(states.Select(state => (state.Repository, state.Failure?[..12])), Is.EqualTo(new[] { ("a", null), ("b", "It took too "), ("empty", "There is no ") }));
        Assert.That(states.Single(state => state.Repository == "b").Failure, Does.Not.Contain("ghp_"));
        reader.Trouble = _ => null;
        Assert.That(await RunAsync("m", Named("a"), Named("b")), Is.EquivalentTo(new[] { EntryKind.Unchanged, EntryKind.Scanned }));
        Assert.That((await StatesAsync()).Single(state => state.Repository == "b").Failure, Is.Null);
    }

    [TestCase(1, EntryKind.Scanned, 2)]
    [TestCase(2, EntryKind.Scanned, 3)]
    [TestCase(9, EntryKind.Failed, 3)]
    public async Task What_may_pass_is_tried_three_times(int times, EntryKind outcome, int scans)
    {
        reader.Heads["a"] = Id('1');
        reader.Trouble = _ => reader.Scanned.Count <= times ? new ScanFailedException("The scan died.", mayPass: true) : null;
        Assert.That(await RunAsync("m", Named("a")), Is.EqualTo(new[] { outcome }));
        Assert.That(reader.Scanned, Has.Count.EqualTo(scans));
        Assert.That(await StatesAsync(), Has.Count.EqualTo(1));
    }

    /// <summary>A broker that loses a worker gives what that one has to another, while the first may go on.</summary>
    [Test]
    public async Task Of_two_that_have_one_item_at_the_same_time_one_keeps_a_result()
    {
        reader.Heads["a"] = Id('1');
        await using var store = FolderResultStore.Open(folder["store"]);
        var told = new List<EntryKind>();
        reader.Trouble = _ =>
        {
            reader.Trouble = _ => null;
            WorkOnceAsync(store, "run", told).GetAwaiter().GetResult();
            return null;
        };
        await WorkOnceAsync(store, "run", told);
        Assert.That(told, Is.EqualTo(new[] { EntryKind.Scanned, EntryKind.Scanned }));
        Assert.That((await Entries.ListAsync(store.EntriesAsync(default))).Select(entry => entry.Kind), Is.EqualTo(new[] { EntryKind.Scanned }));
    }

    [Test]
    public async Task What_was_kept_before_somebody_died_is_not_looked_at_again_in_its_run()
    {
        reader.Heads["a"] = Id('1');
        await using var store = FolderResultStore.Open(folder["store"]);
        var told = new List<EntryKind>();
        await WorkOnceAsync(store, "run 1", told);
        await WorkOnceAsync(store, "run 1", told);
        await WorkOnceAsync(store, "run 2", told, "main 2");
        await WorkOnceAsync(store, "run 2", told, "main 2");
        Assert.That(told, Is.EqualTo(new[] { EntryKind.Scanned, EntryKind.Scanned, EntryKind.Unchanged, EntryKind.Unchanged }));
        Assert.That(reader.Asked, Has.Count.EqualTo(2));
        Assert.That((await Entries.ListAsync(store.EntriesAsync(default))).Select(entry => entry.Kind), Is.EqualTo(new[] { EntryKind.Scanned, EntryKind.Unchanged }));
    }

    [Test]
    public async Task What_is_given_up_after_it_was_kept_stays_kept()
    {
        reader.Heads["a"] = Id('1');
        await using var store = FolderResultStore.Open(folder["store"]);
        var told = new List<EntryKind>();
        await WorkOnceAsync(store, "run 1", told);
        await WorkOnceAsync(store, "run 1", told, deliveries: IWorkList.MostDeliveries);
        await WorkOnceAsync(store, "run 2", told, deliveries: IWorkList.MostDeliveries);
        Assert.That(told, Is.EqualTo(new[] { EntryKind.Scanned, EntryKind.Scanned, EntryKind.Failed }));
        Assert.That((await Entries.ListAsync(store.EntriesAsync(default))).Select(entry => entry.Kind), Is.EqualTo(new[] { EntryKind.Scanned, EntryKind.Failed }));
    }

    [Test]
    public async Task Who_is_interrupted_gives_back_what_was_begun()
    {
        reader.Heads["a"] = Id('1');
        using var end = new CancellationTokenSource();
        reader.Trouble = _ =>
        {
            end.Cancel();
            return new OperationCanceledException(end.Token);
        };
        Assert.That(async () => await RunAsync("m", end.Token, Named("a"), Named("b")), Throws.InstanceOf<OperationCanceledException>());
        using var left = FolderWorkList.Resume(folder["store"])!;
        var items = new[] { (await left.ClaimAsync(default))!, (await left.ClaimAsync(default))! };
        Assert.That(items.Select(item => (item.Repository.Name, item.Deliveries)), Is.EqualTo(new[] { ("a", 0), ("b", 0) }));
    }

    [Test]
    public async Task What_a_source_no_longer_names_is_gone_and_may_come_back()
    {
        (reader.Heads["a"], reader.Heads["b"]) = (Id('1'), Id('1'));
        await RunAsync("m", Named("a"), Named("b"));
        var run = new WorkRun("run", "m", clock.GetUtcNow(), ["somewhere"]);
        await using (var store = FolderResultStore.Open(folder["store"]))
        {
            await FleetRun.NoteGoneAsync(store, run with { Sources = ["elsewhere"] }, [Named("a")], clock, default);
            Assert.That(await Entries.ListAsync(store.StatesAsync(null, default)), Has.None.Property("IsGone").True);
            await FleetRun.NoteGoneAsync(store, run, [Named("a")], clock, default);
        }

        Assert.That((await StatesAsync()).Select(state => state.IsGone), Is.EqualTo(new[] { false, true }));
        Assert.That(await RunAsync("m", Named("b")), Is.EqualTo(new[] { EntryKind.Unchanged }));
        Assert.That((await StatesAsync()).Select(state => state.IsGone), Is.EqualTo(new[] { false, false }));
    }

    [Test]
    public async Task Memory_does_not_grow_with_the_fleet()
    {
        var number = Hostile.Heavy.Of(10_000, 600);
        await using var store = FolderResultStore.Open(folder["store"]);
        await AssertMemoryIsFlatAsync(store, new FolderRuns(folder["store"]), number);
    }

    /// <summary>Looks at so many repositories that take no time, and compares the memory after the last one with that after the hundredth.</summary>
    public static async Task AssertMemoryIsFlatAsync(IResultStore store, IRunLists runs, int number)
    {
        var repositories = Enumerable.Range(0, number).Select(i => Named($"r{i:00000}")).ToImmutableArray();
        var reader = new FakeReader { Report = ReportOf };
        foreach (var repository in repositories)
        {
            reader.Heads[repository.Name] = Id('1');
        }

        var (seen, early, late) = (0, 0L, 0L);
        using var list = await runs.BeginAsync(new WorkRun("run", "m", Entries.Start, ["somewhere"]), repositories, default);
        await new FleetWorker(list, store, reader, new HurriedClock())
        {
            Told = (_, _) =>
            {
                seen++;
                early = seen == 100 ? GC.GetTotalMemory(forceFullCollection: true) : early;
                late = seen == number ? GC.GetTotalMemory(forceFullCollection: true) : late;
            },
        }.RunAsync(default);
        TestContext.Out.WriteLine($"after 100: {early / 1024} KiB, after {number}: {late / 1024} KiB");
        Assert.That(late, Is.LessThan(early * 12 / 10));
    }

    private static FleetRepository Named(string name) => new(name, "/" + name, "somewhere");

    public static string Id(char digit) => new(digit, 40);

    private Task<List<EntryKind>> RunAsync(string model, params FleetRepository[] repositories) => RunAsync(model, default, repositories);

    private async Task<List<EntryKind>> RunAsync(string model, CancellationToken cancellation, params FleetRepository[] repositories)
    {
        var kinds = new List<EntryKind>();
        await using var store = FolderResultStore.Open(folder["store"]);
        using var list = FolderWorkList.Begin(folder["store"], new WorkRun($"run {++runs}", model, clock.GetUtcNow(), ["somewhere"]), [.. repositories]);
        await FleetRun.WorkAsync(() => new FleetWorker(list, store, reader, clock) { Told = (_, entry) => kinds.Add(entry.Kind) }, 1, cancellation);
        return kinds;
    }

    /// <summary>Works on the one item of a run, which somebody else may have too.</summary>
    private async Task WorkOnceAsync(FolderResultStore store, string run, List<EntryKind> told, string? mark = null, int deliveries = 0)
    {
        var item = new WorkItem(new WorkRun(run, "m", Entries.Start, ["somewhere"]), 0, Named("a") with { Mark = mark }, deliveries);
        await new FleetWorker(new OneItem(item), store, reader, clock) { Told = (_, entry) => told.Add(entry.Kind) }.RunAsync(default);
    }

    private async Task<List<RepositoryState>> StatesAsync()
    {
        await using var store = FolderResultStore.OpenToRead(folder["store"]);
        return await Entries.ListAsync(store.StatesAsync(null, default));
    }

    private sealed class OneItem(WorkItem item) : IWorkList
    {
        private WorkItem? left = item;

        public ValueTask<WorkItem?> ClaimAsync(CancellationToken cancellation) => ValueTask.FromResult(Interlocked.Exchange(ref left, null));

        public ValueTask DoneAsync(WorkItem item, EntryKind outcome) => ValueTask.CompletedTask;

        public ValueTask ReturnAsync(WorkItem item, bool isCounted)
        {
            left = item;
            return ValueTask.CompletedTask;
        }
    }
}
