using System.Collections.Immutable;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Sources;
using RepoMaturity.Fleet.Work;

namespace RepoMaturity.Fleet.Runs;

/// <summary>A run over a fleet on one machine, from its sources to its end.</summary>
public static class FleetRun
{
    /// <summary>All repositories of some sources, each once.</summary>
    /// <exception cref="FleetException">A source cannot say, or two name different repositories alike.</exception>
    public static async Task<ImmutableArray<FleetRepository>> ListAsync(IEnumerable<IRepositorySource> sources, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var all = new SortedDictionary<string, FleetRepository>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            foreach (var repository in await source.ListAsync(cancellation).ConfigureAwait(false))
            {
                if (!all.TryAdd(repository.Name, repository) && all[repository.Name] is { } other && other.Place != repository.Place)
                {
                    throw new FleetException($"Two repositories are called '{repository.Name}', {other.Place} and {repository.Place}: give them stores of their own.");
                }
            }
        }

        return [.. all.Values];
    }

    /// <summary>Writes down which repositories sources named before and name no more.</summary>
    /// <param name="store">The store.</param>
    /// <param name="run">The run, with all its sources.</param>
    /// <param name="listed">All that they name.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task NoteGoneAsync(IResultStore store, WorkRun run, ImmutableArray<FleetRepository> listed, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(clock);
        var names = listed.Select(repository => repository.Name).ToHashSet(StringComparer.Ordinal);
        var gone = new List<RepositoryState>();
        await foreach (var state in store.StatesAsync(at: null, cancellation).ConfigureAwait(false))
        {
            if (!state.IsGone && run.Sources.Contains(state.Origin, StringComparer.Ordinal) && !names.Contains(state.Repository))
            {
                gone.Add(state with { Digest = default });
            }
        }

        foreach (var state in gone)
        {
            await store.AppendAsync(new FleetEntry(run.TimeAfter(clock, state), run.Id, EntryKind.Gone, state.Repository) { Origin = state.Origin }, default, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Writes down that a run begins, and what its sources name no more.</summary>
    /// <param name="store">The store.</param>
    /// <param name="run">The run.</param>
    /// <param name="listed">All that its sources name; null where only a share of it is looked at, of which nobody can tell what is gone.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task NoteBeginAsync(IResultStore store, WorkRun run, ImmutableArray<FleetRepository>? listed, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(run);
        await store.AppendAsync(new FleetEntry(run.Begun, run.Id, EntryKind.Begun, string.Empty) { Model = run.Model, Origin = string.Join(' ', run.Sources) }, default, cancellation).ConfigureAwait(false);
        if (listed is { } all)
        {
            await NoteGoneAsync(store, run, all, clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Writes down that a run is at its end.</summary>
    public static async Task NoteEndAsync(IResultStore store, WorkRun run, RunTally tally, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(clock);
        await store.AppendAsync(new FleetEntry(run.TimeAfter(clock, known: null), run.Id, EntryKind.Ended, string.Empty) { Tally = tally }, default, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Does all work of a list, so much of it at the same time.</summary>
    public static async Task WorkAsync(Func<FleetWorker> worker, int jobs, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(worker);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var working = Enumerable.Range(0, jobs).Select(_ => Task.Run(() => worker().RunAsync(ended.Token), CancellationToken.None)).ToList();
        while (working.Count > 0)
        {
            var done = await Task.WhenAny(working).ConfigureAwait(false);
            working.Remove(done);
            if (!done.IsCompletedSuccessfully)
            {
                // What one cannot write, the others cannot either.
                await ended.CancelAsync().ConfigureAwait(false);
                await Task.WhenAll(working).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
                await done.ConfigureAwait(false);
            }
        }
    }
}
