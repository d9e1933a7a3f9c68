using System.Globalization;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Reports;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Work;

namespace RepoMaturity.Fleet.Runs;

/// <summary>Takes one item after the other from a work list, and keeps what comes of it. As many work side by side as one likes, on as many machines.</summary>
/// <param name="work">What is to be done.</param>
/// <param name="store">Where results are kept.</param>
/// <param name="reader">Looks at repositories.</param>
/// <param name="clock">Tells the time.</param>
public sealed class FleetWorker(IWorkList work, IResultStore store, IRepositoryReader reader, TimeProvider clock)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    /// <summary>Told what came of each item.</summary>
    public Action<WorkItem, FleetEntry>? Told { get; init; }

    /// <summary>Works until there is nothing left.</summary>
    /// <param name="cancellation">Ends it; an item that is begun is given back.</param>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (await work.ClaimAsync(cancellation).ConfigureAwait(false) is { } item)
        {
            try
            {
                var entry = item.Deliveries >= IWorkList.MostDeliveries
                    ? Failed(item, $"It was given up after {item.Deliveries.ToString(CultureInfo.InvariantCulture)} times: each time the program ended, or the scan died, while this was scanned.")
                    : await LookAsync(item, cancellation).ConfigureAwait(false);
                if (entry.Kind == EntryKind.Failed)
                {
                    await store.AppendAsync(entry, default, cancellation).ConfigureAwait(false);
                }

                await work.DoneAsync(item, entry.Kind).ConfigureAwait(false);
                Told?.Invoke(item, entry);
            }
            catch (ScanFailedException passing) when (passing.MayPass)
            {
                await TryAgainAsync(item, passing, cancellation).ConfigureAwait(false);
            }
            catch
            {
                await work.ReturnAsync(item, isCounted: false).ConfigureAwait(false);
                throw;
            }
        }
    }

    private async Task TryAgainAsync(WorkItem item, ScanFailedException passing, CancellationToken cancellation)
    {
        try
        {
            // What interrupts this program interrupts those that it started a moment sooner; then nobody is to blame.
            await Task.Delay(Moment, clock, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await work.ReturnAsync(item, isCounted: false).ConfigureAwait(false);
            throw;
        }

        if (item.Deliveries + 1 < IWorkList.MostDeliveries)
        {
            await work.ReturnAsync(item, isCounted: true).ConfigureAwait(false);
            return;
        }

        var entry = Failed(item, $"{passing.Message} So it was {IWorkList.MostDeliveries.ToString(CultureInfo.InvariantCulture)} times.");
        await store.AppendAsync(entry, default, cancellation).ConfigureAwait(false);
        await work.DoneAsync(item, entry.Kind).ConfigureAwait(false);
        Told?.Invoke(item, entry);
    }

    private async Task<FleetEntry> LookAsync(WorkItem item, CancellationToken cancellation)
    {
        var (run, repository) = (item.Run, item.Repository);
        var begun = clock.GetTimestamp();
        try
        {
            var known = await store.FindAsync(repository.Name, cancellation).ConfigureAwait(false);
            if (known is { Failure: null, IsGone: false, Key: { } same } && same.Model == run.Model && repository.Mark is not null && known.Mark == repository.Mark)
            {
                return await UnchangedAsync(item, known, cancellation).ConfigureAwait(false);
            }

            if (await reader.HeadAsync(repository, cancellation).ConfigureAwait(false) is not { } head)
            {
                return Failed(item, "There is no commit yet.");
            }

            var key = new ResultKey(repository.Name, head, run.Model);
            if (known?.Key == key)
            {
                return await UnchangedAsync(item, known, cancellation).ConfigureAwait(false);
            }

            return await store.HasAsync(key, cancellation).ConfigureAwait(false)
                ? await ReturnedAsync(item, key, known, cancellation).ConfigureAwait(false)
                : await ScannedAsync(item, begun, known, cancellation).ConfigureAwait(false);
        }
        catch (ScanFailedException failed) when (!failed.MayPass)
        {
            return Failed(item, failed.Message);
        }
    }

    private async Task<FleetEntry> UnchangedAsync(WorkItem item, RepositoryState known, CancellationToken cancellation)
    {
        var entry = Entry(EntryKind.Unchanged, item) with { Commit = known.Key?.Commit, Model = known.Key?.Model, Teams = known.Teams };
        var repository = item.Repository;
        var isSame = known is { Failure: null, IsGone: false } && known.Mark == repository.Mark && known.Link == repository.Link && known.Origin == repository.Origin
            && known.Topics.SequenceEqual(repository.Topics, StringComparer.Ordinal);
        if (!isSame)
        {
            await store.AppendAsync(entry, default, cancellation).ConfigureAwait(false);
        }

        return entry;
    }

    private async Task<FleetEntry> ReturnedAsync(WorkItem item, ResultKey key, RepositoryState? known, CancellationToken cancellation)
    {
        var report = await store.ReadReportAsync(key, cancellation).ConfigureAwait(false);
        var entry = Entry(EntryKind.Returned, item) with { Commit = key.Commit, Model = key.Model, Teams = known?.Teams ?? [], Digest = report is { } bytes ? DigestOf(bytes) : default };
        await store.AppendAsync(entry, default, cancellation).ConfigureAwait(false);
        return entry;
    }

    private async Task<FleetEntry> ScannedAsync(WorkItem item, long begun, RepositoryState? known, CancellationToken cancellation)
    {
        var reading = await reader.ScanAsync(item.Repository, cancellation).ConfigureAwait(false);
        var entry = Entry(EntryKind.Scanned, item) with
        {
            Commit = reading.Commit,
            Model = item.Run.Model,
            Teams = reading.Teams,
            Seconds = clock.GetElapsedTime(begun).TotalSeconds,
            Digest = DigestOf(reading.Report),
        };

        // Somebody pushed while it was scanned, and somebody else was quicker.
        return await store.AppendAsync(entry, reading.Report, cancellation).ConfigureAwait(false) ? entry
            : await ReturnedAsync(item, entry.Key!, known, cancellation).ConfigureAwait(false);
    }

    private static ReadOnlyMemory<byte> DigestOf(ReadOnlyMemory<byte> report)
    {
        var digest = DigestReader.Read(report) ?? throw new ScanFailedException("The scan left no report of this program.", mayPass: false);
        return JsonText.WriteLine(writer => DigestWriter.Write(writer, digest)).AsMemory()[..^1];
    }

    private FleetEntry Failed(WorkItem item, string reason) => Entry(EntryKind.Failed, item) with { Reason = Secrets.Mask(reason) };

    private FleetEntry Entry(EntryKind kind, WorkItem item) => item.Entry(clock.GetUtcNow(), kind);
}
