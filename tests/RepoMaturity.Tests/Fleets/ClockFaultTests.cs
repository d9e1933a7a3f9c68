using RepoMaturity.Cache;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Reports;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Fleet.Sources;
using RepoMaturity.Fleet.Work;
using RepoMaturity.Tests.Evaluation;
using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Support;
using RepoMaturity.Web;

namespace RepoMaturity.Tests.Fleets;

/// <summary>Clocks that are set back and forth by hours, days and years at every look, lose nothing and have nothing done twice.</summary>
internal sealed class ClockFaultTests
{
    private const int Rounds = 5;

    private static readonly string[] Names = ["a", "b", "c"];

    [Test]
    public async Task Each_run_is_seen_whatever_the_clock_says([Range(1, 8)] int seed)
    {
        using var folder = new TemporaryFolder();
        await using var store = FolderResultStore.Open(folder["store"]);
        await AssertRunsAreSeenAsync(store, new FolderRuns(folder["store"]), seed);
    }

    [Test]
    public async Task Pages_show_each_run_whatever_the_clock_says([Range(1, 2)] int seed)
    {
        using var folder = new TemporaryFolder();
        await using var store = FolderResultStore.Open(folder["store"]);
        await AssertRunsAreSeenAsync(store, new FolderRuns(folder["store"]), seed);
        await using var look = new FleetLook(store, FrameworkLevels.Rules, new Tool("repomaturity", "0"), TimeSpan.Zero, new JumpingClock(seed));
        var seen = await look.SeeAsync(default);
        Assert.That(seen.Repositories.Select(repository => repository.State.Key!.Commit), Is.EqualTo(new[] { Id(0), Id(Rounds - 1), Id(Rounds - 1) }));
        Assert.That(seen.Runs.Select(run => run.Id), Is.EqualTo(Enumerable.Range(0, Rounds).Reverse().Select(round => $"run {round}")));
        Assert.That(seen.Runs, Has.All.Matches<KnownRun>(run => run.Ended >= run.Began));
        Assert.That(System.Text.Encoding.UTF8.GetString(look.Page(seen)), Does.Contain("</html>"));
    }

    /// <summary>Several runs over repositories of which some change, fail, go and come back: each is seen after each run, and nothing is scanned twice.</summary>
    public static async Task AssertRunsAreSeenAsync(IResultStore store, IRunLists runs, int seed)
    {
        var clock = new JumpingClock(seed);
        var reader = new FakeReader { Report = FleetWorkerTests.ReportOf };
        for (var round = 0; round < Rounds; round++)
        {
            // One repository is always the same, one always another, one fails now and then; and one of them is gone for a while.
            (reader.Heads["a"], reader.Heads["b"], reader.Heads["c"]) = (Id(0), Id(round), Id(round));
            var (failing, gone) = (round % 2 == 1, round == 2 ? "b" : null);
            reader.Trouble = repository => failing && repository.Name == "c" ? new ScanFailedException("It is too large.", mayPass: false) : null;
            await RunAsync(store, runs, clock, reader, [.. Names.Where(name => name != gone)], round);

            var states = (await Entries.ListAsync(store.StatesAsync(null, default))).ToDictionary(state => state.Repository, StringComparer.Ordinal);
            Assert.That(states.Keys, Is.EqualTo(Names));
            Assert.That(states["a"].Key?.Commit, Is.EqualTo(Id(0)));
            Assert.That((states["b"].IsGone, states["b"].Key?.Commit), Is.EqualTo(gone is null ? (false, Id(round)) : (true, Id(round - 1))), $"round {round}");
            Assert.That((states["c"].Failure is not null, states["c"].Key?.Commit), Is.EqualTo((failing, Id(failing ? round - 1 : round))), $"round {round}");
            Assert.That(states.Values.Select(state => state.Read()!.Side.Commit), Is.EqualTo(states.Values.Select(state => state.Key!.Commit)), "what roll-ups look at is that of the newest result");
        }

        var scanned = (await Entries.ListAsync(store.EntriesAsync(default))).Where(entry => entry.Kind == EntryKind.Scanned).Select(entry => entry.Key!).ToList();
        Assert.That(scanned, Is.Unique);
        Assert.That(scanned.Select(key => key.Repository).Order(StringComparer.Ordinal), Is.EqualTo("abbbbccc".Select(name => name.ToString())));
        foreach (var key in scanned)
        {
            Assert.That((await store.ReadReportAsync(key, default))!.Value.ToArray(), Is.EqualTo(FleetWorkerTests.ReportOf(key.Commit)));
        }
    }

    /// <summary>What clocks of other machines wrote stays in its order: a result that is carried over late is not the newest one.</summary>
    [Test]
    public async Task What_is_carried_over_late_is_not_newer()
    {
        using var folder = new TemporaryFolder();
        await using var store = FolderResultStore.Open(folder["store"]);
        await store.AppendAsync(Entries.Scanned("a", Id(1), minute: 10), Entries.Report("new"), default);
        await store.AppendAsync(Entries.Scanned("a", Id(2), minute: 5), Entries.Report("old"), default);
        Assert.That((await store.FindAsync("a", default))!.Key!.Commit, Is.EqualTo(Id(1)));
    }

    [Test]
    public void A_cache_whose_files_are_of_the_future_removes_what_was_used_least_all_the_same()
    {
        using var folder = new TemporaryFolder();
        var key = new FactKey("0123456789abcdef", "train.py", "1");
        foreach (var name in new[] { "first", "second", "third" })
        {
            var store = Open(name);
            store.Keep(key, FileFacts.Nothing("train.py"));
            store.Save();
        }

        // The clock was years ahead, and is right again; then one of them is used.
        foreach (var segment in Segments())
        {
            File.SetLastWriteTimeUtc(segment, DateTime.UtcNow.AddYears(30));
        }

        var used = Open("second");
        Assert.That(used.Find(key), Is.Not.Null);
        used.Save();
        Assert.That(Segments().Select(segment => File.GetLastWriteTimeUtc(segment) > DateTime.UtcNow.AddDays(1)).Order(), Is.EqualTo(new[] { false, true, true }), "what is used has the time of its use");

        var unfinished = Path.ChangeExtension(Segments()[0], ".unfinished");
        File.WriteAllText(unfinished, "half");
        File.SetLastWriteTimeUtc(unfinished, DateTime.UtcNow.AddYears(30));
        new CacheFolder(folder.FullPath).Prune(CacheFolder.UsualLimit);
        Assert.That(File.Exists(unfinished), Is.False, "what nobody finishes any more");
        Assert.That(Segments(), Has.Length.EqualTo(3));

        FactStore Open(string name) => new(new CacheFolder(folder.FullPath), name);

        string[] Segments() => Directory.GetFiles(folder.FullPath, "*.facts", SearchOption.AllDirectories);
    }

    [Test]
    public void A_cache_serves_what_it_keeps_whatever_the_clock_says([Range(1, 3)] int seed)
    {
        using var folder = new TemporaryFolder();
        var cache = new CacheFolder(folder.FullPath, new JumpingClock(seed));
        for (var i = 0; i < 20; i++)
        {
            var store = new FactStore(cache, "one");
            for (var j = 0; j < i; j++)
            {
                Assert.That(store.Find(Key(j)), Is.Not.Null, $"{j} of {i}");
            }

            store.Keep(Key(i), FileFacts.Nothing("train.py"));
            store.Save();
            Assert.That(store.Troubles, Is.Empty);
        }

        static FactKey Key(int number) => new("0123456789abcdef", "train.py", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task RunAsync(IResultStore store, IRunLists runs, TimeProvider clock, FakeReader reader, string[] names, int round)
    {
        // The names of runs are times, and clocks that are set back may say one again.
        var run = WorkRun.Begin(clock, "m", ["somewhere"]) with { Id = $"run {round}" };
        System.Collections.Immutable.ImmutableArray<FleetRepository> listed = [.. names.Select(name => new FleetRepository(name, "/" + name, "somewhere"))];
        await FleetRun.NoteBeginAsync(store, run, listed, clock, default);
        using (var begun = await runs.BeginAsync(run, listed, default))
        {
            // Whoever began it is interrupted after the first one.
            await begun.ReturnAsync((await begun.ClaimAsync(default))!, isCounted: false);
        }

        using var list = (await runs.ResumeAsync(null, default))!;
        await FleetRun.WorkAsync(() => new FleetWorker(list, store, reader, clock), 2, default);
        Assert.That(list.Tally.Total, Is.EqualTo(names.Length));
        await FleetRun.NoteEndAsync(store, list.Run, list.Tally, clock);
        await list.EndAsync();
    }

    private static string Id(int number) => FleetWorkerTests.Id((char)('0' + number));
}
