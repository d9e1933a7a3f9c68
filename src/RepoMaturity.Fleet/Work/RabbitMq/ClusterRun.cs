using System.Collections.Immutable;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Results.Postgres;
using RepoMaturity.Fleet.Sources;
using RepoMaturity.Fleet.Work.Postgres;

namespace RepoMaturity.Fleet.Work.RabbitMq;

/// <summary>A run that workers on any number of machines do: its repositories go to the queue, and it is at its end when each has a result, or failed, or lies dead.</summary>
public sealed class ClusterRun : IAsyncDisposable
{
    /// <summary>So many messages are on their way to the broker before it is asked whether it has them.</summary>
    private const int Chunk = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ClusterAddress address;
    private readonly PostgresResultStore store;
    private readonly RunLedger ledger;
    private readonly BrokerLink link;
    private readonly DeadLetters dead;
    private readonly HashSet<int> buried = [];
    private LedgerRun run;

    private ClusterRun(ClusterAddress address, PostgresResultStore store, RunLedger ledger, LedgerRun run)
    {
        this.address = address;
        this.store = store;
        this.ledger = ledger;
        this.run = run;
        link = new BrokerLink(address, "repomaturity run");
        dead = new DeadLetters(address);
    }

    /// <summary>The run.</summary>
    public WorkRun Run => run.Run;

    /// <summary>How many items there are.</summary>
    public int Total => run.Total;

    /// <summary>Writes down a new run. What was given up before is no longer looked at.</summary>
    public static async Task<ClusterRun> BeginAsync(ClusterAddress address, PostgresResultStore store, WorkRun run, ImmutableArray<FleetRepository> repositories, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        var ledger = new RunLedger(store.Database);
        var begun = new ClusterRun(address, store, ledger, await ledger.BeginAsync(run, repositories, cancellation).ConfigureAwait(false));
        await begun.dead.ClearAsync(cancellation).ConfigureAwait(false);
        return begun;
    }

    /// <summary>The last run that did not come to its end; null where there is none.</summary>
    /// <param name="address">Where the queue is.</param>
    /// <param name="store">The store.</param>
    /// <param name="scope">What it is over; null for whatever it is over.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ClusterRun?> ResumeAsync(ClusterAddress address, PostgresResultStore store, string? scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        var ledger = new RunLedger(store.Database);
        if (await ledger.FindAsync(scope, cancellation).ConfigureAwait(false) is not { } found)
        {
            return null;
        }

        // Where nothing waits, the broker may have lost what it had. What a worker has just now it gets twice then, and does once.
        var resumed = new ClusterRun(address, store, ledger, found);
        if ((await resumed.QueueAsync(cancellation).ConfigureAwait(false)).Waiting == 0)
        {
            resumed.run = found with { Published = 0 };
        }

        return resumed;
    }

    /// <summary>Brings to the queue what is not there yet; whoever dies over it goes on there.</summary>
    public async Task PublishAsync(CancellationToken cancellation)
    {
        while (run.Published < run.Total)
        {
            var items = new List<WorkItem>(Chunk);
            await foreach (var item in ledger.LeftAsync(run, run.Published, cancellation).Take(Chunk).ConfigureAwait(false))
            {
                items.Add(item);
            }

            await link.DoAsync(
                async (channel, stop) =>
                {
                    var sent = items.Select(item => WorkMessage.SendAsync(channel, address.Queue, item, stop).AsTask()).ToList();
                    await Task.WhenAll(sent).ConfigureAwait(false);
                },
                cancellation).ConfigureAwait(false);
            run = run with { Published = items.Count < Chunk ? run.Total : items[^1].Number + 1 };
            await ledger.PublishedAsync(run, run.Published, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for the end of the run.</summary>
    /// <param name="told">Told how far it is, how many repositories wait, and how many workers there are.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="cancellation">Ends the wait; the run goes on.</param>
    /// <returns>What became of its items.</returns>
    public async Task<RunTally> WatchAsync(Action<RunTally, long, int> told, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(clock);
        while (true)
        {
            await BuryAsync(clock, cancellation).ConfigureAwait(false);
            var tally = await ledger.TallyAsync(run, cancellation).ConfigureAwait(false);
            if (tally.Total >= run.Total)
            {
                return tally;
            }

            if (!await ledger.IsOpenAsync(run, cancellation).ConfigureAwait(false))
            {
                throw new FleetException($"Another run over the same took the place of run {run.Run.Id}.");
            }

            var (waiting, workers) = await QueueAsync(cancellation).ConfigureAwait(false);
            told(tally, waiting, workers);
            await Task.Delay(Pause, clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the run away: it is at its end.</summary>
    public Task EndAsync() => ledger.EndAsync(run, CancellationToken.None);

    /// <summary>Closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await link.DisposeAsync().ConfigureAwait(false);
        await dead.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What the broker has given up is a row with its reason.</summary>
    private async Task BuryAsync(TimeProvider clock, CancellationToken cancellation)
    {
        foreach (var item in await dead.LookAsync(cancellation).ConfigureAwait(false))
        {
            if (item.Run.Id == run.Run.Id && buried.Add(item.Number) && await ledger.IsLeftAsync(item, cancellation).ConfigureAwait(false))
            {
                var known = await store.FindAsync(item.Repository.Name, cancellation).ConfigureAwait(false);
                var entry = item.Done(clock, known) ?? item.Entry(clock, known, EntryKind.Failed) with
                {
                    Reason = $"It was given up after {IWorkList.MostDeliveries} times: each time the worker that scanned it ended, or lost the broker. It lies in the queue {address.DeadQueue}.",
                };
                if (entry.Kind == EntryKind.Failed)
                {
                    await store.AppendAsync(entry, default, cancellation).ConfigureAwait(false);
                }

                await ledger.DoneAsync(item, entry.Kind, cancellation).ConfigureAwait(false);
            }
        }
    }

    private Task<(long Waiting, int Workers)> QueueAsync(CancellationToken cancellation) => link.DoAsync(
        async (channel, stop) =>
        {
            var queue = await channel.QueueDeclarePassiveAsync(address.Queue, stop).ConfigureAwait(false);
            return ((long)queue.MessageCount, (int)queue.ConsumerCount);
        },
        cancellation);
}
