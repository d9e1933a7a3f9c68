using System.Collections.Immutable;
using System.Text.Json;
using RepoMaturity.Core.Rules;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Sources;

namespace RepoMaturity.Fleet.Work;

/// <summary>A work list in the folder of a store, for one process at a time: the list, written whole, and behind it what became of each item.</summary>
public sealed class FolderWorkList : IWorkList, IDisposable
{
    private const string Claimed = "claimed";
    private const string GivenBack = "given-back";
    private const string Blamed = "blamed";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly StoreLayout layout;
    private readonly FileStream progress;
    private readonly Lock gate = new();
    private readonly LinkedList<WorkItem> waiting = [];
    private int away;

    private FolderWorkList(StoreLayout layout, WorkRun run, ImmutableArray<FleetRepository> repositories)
    {
        this.layout = layout;
        Run = run;
        Total = repositories.Length;
        progress = LineFile.OpenEnd(layout.Progress);
        Recall(repositories);
    }

    /// <summary>The run.</summary>
    public WorkRun Run { get; }

    /// <summary>How many items there are.</summary>
    public int Total { get; }

    /// <summary>What became of those that are done.</summary>
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
    public static (WorkRun Run, int Total, RunTally Tally)? Look(string folder)
    {
        var layout = new StoreLayout(Path.GetFullPath(folder));
        return Read(layout) is { } list
            ? (list.Run, list.Repositories.Length, Progress(layout, list.Repositories.Length).Aggregate(RunTally.None, (tally, line) => Words.Find<EntryKind>(line.Is) is { } done ? Count(tally, done) : tally))
            : null;
    }

    /// <inheritdoc/>
    public async ValueTask<WorkItem?> ClaimAsync(CancellationToken cancellation)
    {
        while (true)
        {
            lock (gate)
            {
                if (waiting.First is { } first)
                {
                    waiting.RemoveFirst();
                    away++;
                    Note(first.Value, null, Claimed);
                    return first.Value;
                }

                if (away == 0)
                {
                    return null;
                }
            }

            // What others have may come back.
            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask DoneAsync(WorkItem item, EntryKind outcome)
    {
        lock (gate)
        {
            away--;
            Tally = Count(Tally, outcome);
            Note(item, outcome, string.Empty);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReturnAsync(WorkItem item, bool isCounted)
    {
        ArgumentNullException.ThrowIfNull(item);
        lock (gate)
        {
            away--;
            waiting.AddLast(isCounted ? item with { Deliveries = item.Deliveries + 1 } : item);
            Note(item, null, isCounted ? Blamed : GivenBack);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Takes the list away: the run is at its end.</summary>
    public void End()
    {
        progress.Dispose();
        Forget(layout);
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

    private static RunTally Count(RunTally tally, EntryKind outcome) => outcome switch
    {
        EntryKind.Scanned => tally with { Scanned = tally.Scanned + 1 },
        EntryKind.Failed => tally with { Failed = tally.Failed + 1 },
        _ => tally with { Unchanged = tally.Unchanged + 1 },
    };

    /// <summary>What was claimed and came to no end was in the hands of who died. It comes last, so that the others come first.</summary>
    private void Recall(ImmutableArray<FleetRepository> repositories)
    {
        var (deliveries, isAway, isDone) = (new int[repositories.Length], new bool[repositories.Length], new bool[repositories.Length]);
        foreach (var (item, what) in Progress(layout, repositories.Length))
        {
            isAway[item] = what == Claimed;
            deliveries[item] += what == Claimed ? 1 : what == GivenBack ? -1 : 0;
            if (Words.Find<EntryKind>(what) is { } outcome && !isDone[item])
            {
                isDone[item] = true;
                Tally = Count(Tally, outcome);
            }
        }

        for (var i = 0; i < repositories.Length; i++)
        {
            if (!isDone[i])
            {
                waiting.AddLast(new WorkItem(i, repositories[i], deliveries[i]));
            }
        }

        foreach (var item in waiting.Where(item => isAway[item.Number] || item.Deliveries > 0).ToList())
        {
            waiting.Remove(item);
            waiting.AddLast(item);
        }
    }

    private void Note(WorkItem item, EntryKind? outcome, string otherwise)
    {
        progress.Write(WorkJson.Write(item, outcome, otherwise));
        progress.Flush();
    }
}
