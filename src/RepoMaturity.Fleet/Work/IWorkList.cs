using RepoMaturity.Fleet.Results;

namespace RepoMaturity.Fleet.Work;

/// <summary>What is to be done in a run. Whoever dies over an item loses it to another one; who had an item too often is given it no more, but told so once.</summary>
public interface IWorkList
{
    /// <summary>An item is delivered so often; then it is dead.</summary>
    const int MostDeliveries = 3;

    /// <summary>The next item; null when there is none and none will come back. An item of <see cref="MostDeliveries"/> deliveries is dead: it is to be written down, and not to be looked at.</summary>
    ValueTask<WorkItem?> ClaimAsync(CancellationToken cancellation);

    /// <summary>An item is done, after what came of it is kept.</summary>
    /// <param name="item">The item.</param>
    /// <param name="outcome">What came of it.</param>
    ValueTask DoneAsync(WorkItem item, EntryKind outcome);

    /// <summary>An item is given back.</summary>
    /// <param name="item">The item.</param>
    /// <param name="isCounted">Whether the item is to blame, and not who gives it back.</param>
    ValueTask ReturnAsync(WorkItem item, bool isCounted);
}
