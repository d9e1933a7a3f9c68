namespace RepoMaturity.Fleet.Work;

/// <summary>What of a work list waits for somebody of this process. What somebody has may come back.</summary>
internal sealed class WaitingItems
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private readonly LinkedList<WorkItem> waiting;
    private int away;

    /// <summary>Begins with some items.</summary>
    /// <param name="items">The items. Those that somebody had before come last, so that the others come first.</param>
    /// <param name="isLate">Whether an item was in the hands of who died.</param>
    public WaitingItems(IEnumerable<WorkItem> items, Predicate<WorkItem> isLate)
    {
        var known = items.ToList();
        waiting = new LinkedList<WorkItem>(known.Where(item => !isLate(item) && item.Deliveries == 0).Concat(known.Where(item => isLate(item) || item.Deliveries > 0)));
    }

    /// <summary>The next item; null when there is none and none will come back.</summary>
    public async ValueTask<WorkItem?> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            lock (gate)
            {
                if (waiting.First is { } first)
                {
                    waiting.RemoveFirst();
                    away++;
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

    /// <summary>An item does not come back.</summary>
    public void Done()
    {
        lock (gate)
        {
            away--;
        }
    }

    /// <summary>An item comes back.</summary>
    public void GiveBack(WorkItem item)
    {
        lock (gate)
        {
            away--;
            waiting.AddLast(item);
        }
    }
}
