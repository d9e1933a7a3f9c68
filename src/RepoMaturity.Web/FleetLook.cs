using System.Collections.Immutable;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Pages;

namespace RepoMaturity.Web;

/// <summary>
/// Looks at a store, and remembers for a while what it saw: a thousand readers cost as much as one. A look is nobody's own: who asked first may leave, and it goes on for the others.
/// </summary>
internal sealed class FleetLook(IResultStore store, RuleSet rules, Tool tool, TimeSpan freshness, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>To look takes at most a part in so many of the time.</summary>
    private const int Rest = 20;

    /// <summary>So many results of a repository are known: the newest.</summary>
    private const int MostResults = 500;

    /// <summary>So long is a new look waited for where an older one can be shown.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource end = new();
    private Task<Sight>? looking;
    private Sight? seen;

    /// <summary>How the address of a page about a repository begins.</summary>
    public const string Pages = "/repositories/";

    /// <summary>What is known.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits any longer; the look goes on.</exception>
    public async Task<FleetState> SeeAsync(CancellationToken cancellation)
    {
        var (look, before) = Look();
        if (before is not null && !look.IsCompleted && await Task.WhenAny(look, Task.Delay(LongestWait, clock, cancellation)).ConfigureAwait(false) != look)
        {
            cancellation.ThrowIfCancellationRequested();
            return before.State;
        }

        return (await look.WaitAsync(cancellation).ConfigureAwait(false)).State;
    }

    /// <summary>The page about all of it, made once.</summary>
    public byte[] Page(FleetState state)
    {
        Sight? known;
        lock (gate)
        {
            known = seen;
        }

        // A page takes a while: nobody who only looks waits for it.
        return known?.State.Tag == state.Tag ? known.Page.Value : Render(state);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync().ConfigureAwait(false);
        if (looking is Task last)
        {
            await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        end.Dispose();
    }

    private (Task<Sight> Look, Sight? Before) Look()
    {
        lock (gate)
        {
            if (looking is null || (looking.IsCompleted && (!looking.IsCompletedSuccessfully || clock.GetTimestamp() >= looking.Result.Until)))
            {
                looking = Task.Run(LookAsync);
            }

            return (looking, seen);
        }
    }

    private async Task<Sight> LookAsync()
    {
        var began = clock.GetTimestamp();
        var state = await ReadAsync(end.Token).ConfigureAwait(false);
        var pause = TimeSpan.FromTicks(Math.Max(freshness.Ticks, clock.GetElapsedTime(began).Ticks * Rest));
        var until = clock.GetTimestamp() + (long)(pause.TotalSeconds * clock.TimestampFrequency);
        lock (gate)
        {
            return seen = new Sight(state, state.Tag == seen?.State.Tag ? seen.Page : new Lazy<byte[]>(() => Render(state)), until);
        }
    }

    private byte[] Render(FleetState state) => FleetPage.Write(state.Fleet, [.. state.Repositories.Select(repository => repository.Member)], rules, tool, Pages);

    private async Task<FleetState> ReadAsync(CancellationToken cancellation)
    {
        var (results, runs, entries) = await EntriesAsync(cancellation).ConfigureAwait(false);
        var first = FrameworkSelection.Meant(rules, [])?.Id;
        var repositories = ImmutableArray.CreateBuilder<KnownRepository>();
        var ended = runs.Where(run => run.Ended is not null).Select(run => run.Ended).ToList();
        var fleet = await FleetMembers.RollUpAsync(store, ended.Count > 1 ? ended[^2] : null, _ => true, first, cancellation, (state, member) =>
            repositories.Add(new KnownRepository(state with { Digest = default }, member, results.TryGetValue(state.Repository, out var found) ? [.. Enumerable.Reverse(found).Take(MostResults)] : []))).ConfigureAwait(false);
        fleet = fleet with { Trend = await FleetMembers.TrendAsync(store, _ => true, first, cancellation).ConfigureAwait(false) };
        return new FleetState(repositories.ToImmutable(), fleet, [.. runs.AsEnumerable().Reverse()], Answer.TagOf(tool.Version, rules.Hash, entries));
    }

    /// <summary>The results of each repository and the runs, the oldest first, and what names all that happened.</summary>
    private async Task<(Dictionary<string, List<KnownResult>> Results, List<KnownRun> Runs, string Entries)> EntriesAsync(CancellationToken cancellation)
    {
        var results = new Dictionary<string, List<KnownResult>>(StringComparer.Ordinal);
        var runs = new List<KnownRun>();
        var count = 0L;
        FleetEntry? last = null;
        await foreach (var entry in store.EntriesAsync(cancellation).ConfigureAwait(false))
        {
            count++;
            last = entry;
            if (entry.Repository.Length == 0)
            {
                Note(runs, entry);
            }
            else if (entry is { Kind: EntryKind.Scanned or EntryKind.Returned, Key: { } key })
            {
                if (!results.TryGetValue(entry.Repository, out var known))
                {
                    results[entry.Repository] = known = [];
                }

                known.Add(new KnownResult(key, entry.At, entry.Run, entry.Seconds));
            }
        }

        return (results, runs, $"{count} {last?.At.UtcTicks} {last?.Repository} {last?.Kind}");
    }

    private static void Note(List<KnownRun> runs, FleetEntry entry)
    {
        var at = runs.FindLastIndex(run => run.Id == entry.Run);
        if (at < 0)
        {
            at = runs.Count;
            runs.Add(new KnownRun(entry.Run, null, null, null));
        }

        runs[at] = entry.Kind switch
        {
            EntryKind.Begun => runs[at] with { Began = entry.At },
            EntryKind.Ended => runs[at] with { Ended = entry.At, Tally = entry.Tally },
            _ => runs[at],
        };
    }

    /// <param name="State">What was seen.</param>
    /// <param name="Page">The page about it.</param>
    /// <param name="Until">Till when it is fresh, by the clock.</param>
    private sealed record Sight(FleetState State, Lazy<byte[]> Page, long Until);
}
