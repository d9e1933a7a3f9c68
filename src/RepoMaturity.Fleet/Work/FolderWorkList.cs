using System.Collections.Immutable;
using System.Text.Json;
using RepoMaturity.Core.Rules;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Sources;

namespace RepoMaturity.Fleet.Work;

/// <summary>A work list in the folder of a store, for one process at a time: the list, written whole, and behind it what became of each item.</summary>
public sealed class FolderWorkList : IRunList
{
    private const string Claimed = "claimed";
    private const string GivenBack = "given-back";
    private const string Blamed = "blamed";

    private readonly StoreLayout layout;
    private readonly FileStream progress;
    private readonly Lock gate = new();
    private readonly WaitingItems waiting;

    private FolderWorkList(StoreLayout layout, WorkRun run, ImmutableArray<FleetRepository> repositories)
    {
        this.layout = layout;
        Run = run;
        Total = repositories.Length;
        progress = LineFile.OpenEnd(layout.Progress);
        waiting = Recall(repositories);
    }

    /// <inheritdoc/>
    public WorkRun Run { get; }

    /// <inheritdoc/>
    public int Total { get; }

    /// <inheritdoc/>
    public RunTally Tally { get; private set; } = RunTally.None;

    /// <summary>Writes a new list in the place of any other.</summary>
    /// <param name="folder">The folder of the store, which is open to write.</param>
    /// <param name="run">The run.</param>
    /// <param name="repositories">What is to be done.</param>
    public static FolderWorkList Begin(string folder, WorkRun run, ImmutableArray<FleetRepository> repositories)
    {
        var layout = new StoreLayout(Path.GetFullPath(folder));
        Forget(layout);
        var temporary = Path.Combine(layout.Unfinished, "work");
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(WorkJson.Write(run));
            foreach (var repository in repositories)
            {
                file.Write(WorkJson.Write(repository));
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, layout.Work, overwrite: true);
        return new FolderWorkList(layout, run, repositories);
    }

    /// <summary>The list of a run that did not come to its end; null where there is none.</summary>
    /// <param name="folder">The folder of the store, which is open to write.</param>
    public static FolderWorkList? Resume(string folder)
    {
        var layout = new StoreLayout(Path.GetFullPath(folder));
        return Read(layout) is { } list ? new FolderWorkList(layout, list.Run, list.Repositories) : null;
    }

    /// <summary>The run that did not come to its end, how many items it has, and what became of those that are done; null where there is none.</summary>
    /// <param name="folder">The folder of a store.</param>
    public static OpenRun? Look(string folder)
    {
        var layout = new StoreLayout(Path.GetFullPath(folder));
        return Read(layout) is { } list
            ? new OpenRun(list.Run, list.Repositories.Length, Progress(layout, list.Repositories.Length).Aggregate(RunTally.None, (tally, line) => Words.Find<EntryKind>(line.Is) is { } done ? tally.With(done) : tally))
            : null;
    }

    /// <inheritdoc/>
    public async ValueTask<WorkItem?> ClaimAsync(CancellationToken cancellation)
    {
        var item = await waiting.TakeAsync(cancellation).ConfigureAwait(false);
        if (item is not null)
        {
            Note(item, null, Claimed);
        }

        return item;
    }

    /// <inheritdoc/>
    public ValueTask DoneAsync(WorkItem item, EntryKind outcome)
    {
        lock (gate)
        {
            Tally = Tally.With(outcome);
        }

        Note(item, outcome, string.Empty);
        waiting.Done();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReturnAsync(WorkItem item, bool isCounted)
    {
        ArgumentNullException.ThrowIfNull(item);
        Note(item, null, isCounted ? Blamed : GivenBack);
        waiting.GiveBack(isCounted ? item with { Deliveries = item.Deliveries + 1 } : item);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask EndAsync()
    {
        progress.Dispose();
        Forget(layout);
        return ValueTask.CompletedTask;
    }

    /// <summary>Lets go of the list, which stays.</summary>
    public void Dispose() => progress.Dispose();

    private static void Forget(StoreLayout layout)
    {
        // In this order: progress is never taken for that of another list.
        File.Delete(layout.Work);
        File.Delete(layout.Progress);
    }

    private static (WorkRun Run, ImmutableArray<FleetRepository> Repositories)? Read(StoreLayout layout)
    {
        var lines = LineFile.Read(layout.Work).GetEnumerator();
        if (!lines.MoveNext() || WorkJson.ReadRun(lines.Current.Bytes) is not { } run)
        {
            return null;
        }

        var repositories = ImmutableArray.CreateBuilder<FleetRepository>();
        while (lines.MoveNext())
        {
            repositories.Add(WorkJson.ReadRepository(lines.Current.Bytes) ?? throw new FleetException($"The work list {layout.Work} is damaged: delete it."));
        }

        return (run, repositories.ToImmutable());
    }

    private static IEnumerable<(int Item, string Is)> Progress(StoreLayout layout, int total)
    {
        foreach (var line in LineFile.Read(layout.Progress))
        {
            (int Item, string Is) read;
            try
            {
                read = WorkJson.ReadProgress(line.Bytes);
            }
            catch (Exception broken) when (broken is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
            {
                continue;
            }

            if (read.Item >= 0 && read.Item < total)
            {
                yield return read;
            }
        }
    }

    /// <summary>What was claimed and came to no end was in the hands of who died.</summary>
    private WaitingItems Recall(ImmutableArray<FleetRepository> repositories)
    {
        var (deliveries, isAway, isDone) = (new int[repositories.Length], new bool[repositories.Length], new bool[repositories.Length]);
        foreach (var (item, what) in Progress(layout, repositories.Length))
        {
            isAway[item] = what == Claimed;
            deliveries[item] += what == Claimed ? 1 : what == GivenBack ? -1 : 0;
            if (Words.Find<EntryKind>(what) is { } outcome && !isDone[item])
            {
                isDone[item] = true;
                Tally = Tally.With(outcome);
            }
        }

        return new WaitingItems(
            Enumerable.Range(0, repositories.Length).Where(i => !isDone[i]).Select(i => new WorkItem(Run, i, repositories[i], deliveries[i])),
            item => isAway[item.Number]);
    }

    private void Note(WorkItem item, EntryKind? outcome, string otherwise)
    {
        lock (gate)
        {
            progress.Write(WorkJson.Write(item, outcome, otherwise));
            progress.Flush();
        }
    }
}
