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
                    ? await FailedAsync(item, $"It was given up after {item.Deliveries.ToString(CultureInfo.InvariantCulture)} times: each time the program ended, or the scan died, while this was scanned.", cancellation).ConfigureAwait(false)
                    : await LookAsync(item, cancellation).ConfigureAwait(false);
                await KeepFailureAsync(entry, cancellation).ConfigureAwait(false);
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

        var entry = await FailedAsync(item, $"{passing.Message.TrimEnd('.')}. So it was {IWorkList.MostDeliveries.ToString(CultureInfo.InvariantCulture)} times.", cancellation).ConfigureAwait(false);
        await KeepFailureAsync(entry, cancellation).ConfigureAwait(false);
        await work.DoneAsync(item, entry.Kind).ConfigureAwait(false);
        Told?.Invoke(item, entry);
    }

    private async Task KeepFailureAsync(FleetEntry entry, CancellationToken cancellation)
    {
        if (entry.Kind == EntryKind.Failed)
        {
            await store.AppendAsync(entry, default, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<FleetEntry> LookAsync(WorkItem item, CancellationToken cancellation)
    {
        var (run, repository) = (item.Run, item.Repository);
        var begun = clock.GetTimestamp();
        try
        {
            var known = await store.FindAsync(repository.Name, cancellation).ConfigureAwait(false);
            if (item.Done(clock, known) is { } done)
            {
                return done;
            }

            if (known is { Failure: null, IsGone: false, Key: { } same } && same.Model == run.Model && repository.Mark is not null && known.Mark == repository.Mark)
            {
                return await UnchangedAsync(item, known, cancellation).ConfigureAwait(false);
            }

            if (await reader.HeadAsync(repository, cancellation).ConfigureAwait(false) is not { } head)
            {
                return await FailedAsync(item, "There is no commit yet.", cancellation).ConfigureAwait(false);
            }

            var key = new ResultKey(repository.Name, head, run.Model);
            if (known?.Key == key)
            {
                return await UnchangedAsync(item, known, cancellation).ConfigureAwait(false);
            }

            return await store.HasAsync(key, cancellation).ConfigureAwait(false)
                ? await ReturnedAsync(item, key, cancellation).ConfigureAwait(false)
                : await ScannedAsync(item, begun, known, cancellation).ConfigureAwait(false);
        }
        catch (ScanFailedException failed) when (!failed.MayPass)
        {
            return await FailedAsync(item, failed.Message, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<FleetEntry> UnchangedAsync(WorkItem item, RepositoryState known, CancellationToken cancellation)
    {
        var entry = item.Entry(clock, known, EntryKind.Unchanged) with { Commit = known.Key?.Commit, Model = known.Key?.Model, Teams = known.Teams };
        var repository = item.Repository;
        var isSame = known is { Failure: null, IsGone: false } && known.Mark == repository.Mark && known.Link == repository.Link && known.Origin == repository.Origin
            && known.Topics.SequenceEqual(repository.Topics, StringComparer.Ordinal);
        if (!isSame)
        {
            await store.AppendAsync(entry, default, cancellation).ConfigureAwait(false);
        }

        return entry;
    }

    private async Task<FleetEntry> ReturnedAsync(WorkItem item, ResultKey key, CancellationToken cancellation)
    {
        // Somebody was quicker: with this very item, or the result is of an earlier run.
        var known = await store.FindAsync(item.Repository.Name, cancellation).ConfigureAwait(false);
        if (item.Done(clock, known) is { } done)
        {
            return done;
        }

        var report = await store.ReadReportAsync(key, cancellation).ConfigureAwait(false);
        var entry = item.Entry(clock, known, EntryKind.Returned) with { Commit = key.Commit, Model = key.Model, Teams = known?.Teams ?? [], Digest = report is { } bytes ? DigestOf(bytes) : default };
        await store.AppendAsync(entry, default, cancellation).ConfigureAwait(false);
        return entry;
    }

    private async Task<FleetEntry> ScannedAsync(WorkItem item, long begun, RepositoryState? known, CancellationToken cancellation)
    {
        var reading = await reader.ScanAsync(item.Repository, cancellation).ConfigureAwait(false);
        var entry = item.Entry(clock, known, EntryKind.Scanned) with
        {
            Commit = reading.Commit,
            Model = item.Run.Model,
            Teams = reading.Teams,
            Seconds = clock.GetElapsedTime(begun).TotalSeconds,
            Digest = DigestOf(reading.Report),
        };

        // Somebody pushed while it was scanned, and somebody else was quicker.
        return await store.AppendAsync(entry, reading.Report, cancellation).ConfigureAwait(false) ? entry
            : await ReturnedAsync(item, entry.Key!, cancellation).ConfigureAwait(false);
    }

    private static ReadOnlyMemory<byte> DigestOf(ReadOnlyMemory<byte> report)
    {
        var digest = DigestReader.Read(report) ?? throw new ScanFailedException("The scan left no report of this program.", mayPass: false);
        return JsonText.WriteLine(writer => DigestWriter.Write(writer, digest)).AsMemory()[..^1];
    }

    /// <summary>That an item failed, unless its run has a result already, which stands.</summary>
    private async Task<FleetEntry> FailedAsync(WorkItem item, string reason, CancellationToken cancellation)
    {
        var known = await store.FindAsync(item.Repository.Name, cancellation).ConfigureAwait(false);
        return item.Done(clock, known) ?? item.Entry(clock, known, EntryKind.Failed) with { Reason = Secrets.Mask(reason) };
    }
}
