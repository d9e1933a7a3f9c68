using RepoMaturity.Fleet.Results;

namespace RepoMaturity.Fleet.Work.Postgres;

/// <summary>The work list of a run that one process does alone, in the database of the store.</summary>
internal sealed class PostgresWorkList : IRunList
{
    private readonly RunLedger ledger;
    private readonly LedgerRun run;
    private readonly WaitingItems waiting;
    private readonly Lock gate = new();

    private PostgresWorkList(RunLedger ledger, LedgerRun run, RunTally tally, List<WorkItem> left)
    {
        this.ledger = ledger;
        this.run = run;
        Tally = tally;
        waiting = new WaitingItems(left, static _ => false);
    }

    /// <inheritdoc/>
    public WorkRun Run => run.Run;

    /// <inheritdoc/>
    public int Total => run.Total;

    /// <inheritdoc/>
    public RunTally Tally { get; private set; }

    /// <summary>The list of a run that is written down.</summary>
    public static async Task<PostgresWorkList> OpenAsync(RunLedger ledger, LedgerRun run, CancellationToken cancellation)
    {
        var left = new List<WorkItem>();
        await foreach (var item in ledger.LeftAsync(run, from: 0, cancellation).ConfigureAwait(false))
        {
            left.Add(item);
        }

        return new PostgresWorkList(ledger, run, await ledger.TallyAsync(run, cancellation).ConfigureAwait(false), left);
    }

    /// <inheritdoc/>
    public async ValueTask<WorkItem?> ClaimAsync(CancellationToken cancellation)
    {
        var item = await waiting.TakeAsync(cancellation).ConfigureAwait(false);
        if (item is not null)
        {
            await ledger.CountAsync(item, item.Deliveries + 1, cancellation).ConfigureAwait(false);
        }

        return item;
    }

    /// <inheritdoc/>
    public async ValueTask DoneAsync(WorkItem item, EntryKind outcome)
    {
        await ledger.DoneAsync(item, outcome, CancellationToken.None).ConfigureAwait(false);
        lock (gate)
        {
            Tally = Tally.With(outcome);
        }

        waiting.Done();
    }

    /// <inheritdoc/>
    public async ValueTask ReturnAsync(WorkItem item, bool isCounted)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (!isCounted)
        {
            await ledger.CountAsync(item, item.Deliveries, CancellationToken.None).ConfigureAwait(false);
        }

        waiting.GiveBack(isCounted ? item with { Deliveries = item.Deliveries + 1 } : item);
    }

    /// <inheritdoc/>
    public async ValueTask EndAsync() => await ledger.EndAsync(run, CancellationToken.None).ConfigureAwait(false);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The list stays where it is.
    }
}
