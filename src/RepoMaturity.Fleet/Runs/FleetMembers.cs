using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RepoMaturity.Core.Fleets;
using RepoMaturity.Fleet.Results;

namespace RepoMaturity.Fleet.Runs;

/// <summary>The repositories of a fleet, as roll-ups look at them.</summary>
public static class FleetMembers
{
    /// <summary>A repository as a roll-up looks at it.</summary>
    public static FleetMember Of(RepositoryState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new FleetMember(state.Repository, state.Link, state.Teams, state.Topics, state.Read(), state.Failure);
    }

    /// <summary>The repositories that sources still name.</summary>
    /// <param name="store">The store.</param>
    /// <param name="at">As of when; null for now.</param>
    /// <param name="isWanted">Which of them.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async IAsyncEnumerable<RepositoryState> ReadAsync(IResultStore store, DateTimeOffset? at, Predicate<RepositoryState> isWanted, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(isWanted);
        await foreach (var state in store.StatesAsync(at, cancellation).ConfigureAwait(false))
        {
            if (!state.IsGone && isWanted(state))
            {
                yield return state;
            }
        }
    }

    /// <summary>How a fleet stands.</summary>
    /// <param name="store">The store.</param>
    /// <param name="since">The earlier time that it is compared with; null for none.</param>
    /// <param name="isWanted">Which repositories.</param>
    /// <param name="framework">Id of the framework that speaks first; null for any.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="each">Is shown each repository, in ordinal order of their names.</param>
    public static async Task<RollUp> RollUpAsync(
        IResultStore store, DateTimeOffset? since, Predicate<RepositoryState> isWanted, string? framework, CancellationToken cancellation, Action<RepositoryState, FleetMember>? each = null)
    {
        var (builder, comparer) = (new RollUpBuilder(framework), since is { } time ? new RollUpComparer(time) : null);
        var now = ReadAsync(store, at: null, isWanted, cancellation).GetAsyncEnumerator(cancellation);
        var then = (comparer is null ? NoneAsync() : ReadAsync(store, since, isWanted, cancellation)).GetAsyncEnumerator(cancellation);
        await using (now.ConfigureAwait(false))
        await using (then.ConfigureAwait(false))
        {
            var (hasNow, hasThen) = (await now.MoveNextAsync().ConfigureAwait(false), await then.MoveNextAsync().ConfigureAwait(false));
            while (hasNow || hasThen)
            {
                var order = !hasNow ? 1 : !hasThen ? -1 : string.CompareOrdinal(now.Current.Repository, then.Current.Repository);
                var (before, after) = (order >= 0 ? Of(then.Current) : null, order <= 0 ? Of(now.Current) : null);
                if (after is not null)
                {
                    builder.Add(after);
                    each?.Invoke(now.Current, after);
                }

                comparer?.Add(before, after);
                hasNow = order <= 0 ? await now.MoveNextAsync().ConfigureAwait(false) : hasNow;
                hasThen = order >= 0 ? await then.MoveNextAsync().ConfigureAwait(false) : hasThen;
            }
        }

        return builder.ToRollUp() with { Since = comparer?.ToDelta() };
    }

    /// <summary>When the run before the last one ended that came to its end: what differs since then is what the last one found. Null where there was but one.</summary>
    public static async Task<DateTimeOffset?> PreviousRunAsync(IResultStore store, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        (DateTimeOffset? previous, DateTimeOffset? last) = (null, null);
        await foreach (var entry in store.EntriesAsync(cancellation).ConfigureAwait(false))
        {
            if (entry.Kind == EntryKind.Ended)
            {
                (previous, last) = (last, entry.At);
            }
        }

        return previous;
    }

    /// <summary>How a fleet stood at the end of each run.</summary>
    /// <param name="store">The store.</param>
    /// <param name="isWanted">Which repositories: as they were when something was found in them.</param>
    /// <param name="framework">Id of the framework whose stages are counted; null for any.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ImmutableArray<RunPoint>> TrendAsync(IResultStore store, Predicate<RepositoryState> isWanted, string? framework, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(isWanted);
        var trend = new RunTrend(framework);
        await foreach (var entry in store.EntriesAsync(cancellation).ConfigureAwait(false))
        {
            switch (entry.Kind)
            {
                case EntryKind.Ended:
                    trend.End(entry.At);
                    break;
                case EntryKind.Scanned or EntryKind.Returned:
                    var state = new RepositoryState(entry.Repository).After(entry);
                    if (isWanted(state) && state.Read() is { } found)
                    {
                        trend.Found(entry.Repository, found);
                    }
                    else
                    {
                        trend.Forget(entry.Repository);
                    }

                    break;
                case EntryKind.Unchanged or EntryKind.Gone:
                    trend.Count(entry.Repository, entry.Kind == EntryKind.Unchanged);
                    break;
            }
        }

        return trend.ToPoints();
    }

    private static async IAsyncEnumerable<RepositoryState> NoneAsync()
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield break;
    }
}
