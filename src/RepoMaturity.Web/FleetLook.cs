using System.Collections.Immutable;
using System.Diagnostics;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Pages;

namespace RepoMaturity.Web;

/// <summary>Looks at a store, and remembers for a while what it saw: a thousand readers cost as much as one.</summary>
internal sealed class FleetLook(IResultStore store, RuleSet rules, Tool tool, TimeSpan freshness, TimeProvider clock) : IDisposable
{
    /// <summary>To look takes at most a part in so many of the time.</summary>
    private const int Rest = 20;

    /// <summary>So many results of a repository are known: the newest.</summary>
    private const int MostResults = 500;

    private readonly SemaphoreSlim gate = new(1);
    private FleetState? seen;
    private byte[]? page;
    private long until;

    /// <summary>How the address of a page about a repository begins.</summary>
    public const string Pages = "/repositories/";

    /// <summary>What is known.</summary>
    public async Task<FleetState> SeeAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (seen is null || clock.GetTimestamp() >= until)
            {
                var watch = Stopwatch.StartNew();
                var next = await ReadAsync(cancellation).ConfigureAwait(false);
                page = next.Tag == seen?.Tag ? page : null;
                seen = next;
                var pause = TimeSpan.FromTicks(Math.Max(freshness.Ticks, watch.Elapsed.Ticks * Rest));
                until = clock.GetTimestamp() + (long)(pause.TotalSeconds * clock.TimestampFrequency);
            }

            return seen;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The page about all of it, made once.</summary>
    public async Task<byte[]> PageAsync(FleetState state, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return page is not null && ReferenceEquals(state, seen) ? page : page = FleetPage.Write(state.Fleet, [.. state.Repositories.Select(repository => repository.Member)], rules, tool, Pages);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

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
}
