using System.Buffers.Binary;
using System.Globalization;
using RepoMaturity.Fleet.Results;

namespace RepoMaturity.Fleet.Runs;

/// <summary>Carries results from store to store, and in and out of lines of JSON, without loss: what is there already is not kept twice.</summary>
public static class ResultTransfer
{
    /// <summary>Writes all that happened, with the reports, a line each.</summary>
    public static async Task ExportAsync(IResultStore store, Stream lines, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(lines);
        await foreach (var entry in store.EntriesAsync(cancellation).ConfigureAwait(false))
        {
            var report = entry is { Kind: EntryKind.Scanned, Key: { } key } ? await store.ReadReportAsync(key, cancellation).ConfigureAwait(false) : null;
            await lines.WriteAsync(EntryJson.Write(entry, report ?? default), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Keeps what other stores hold.</summary>
    /// <returns>How much of it was new.</returns>
    public static async Task<int> MergeAsync(IResultStore into, IEnumerable<IResultStore> others, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(into);
        ArgumentNullException.ThrowIfNull(others);
        var (known, added) = (await KnownAsync(into, cancellation).ConfigureAwait(false), 0);
        foreach (var other in others)
        {
            await foreach (var entry in other.EntriesAsync(cancellation).ConfigureAwait(false))
            {
                var report = entry is { Kind: EntryKind.Scanned, Key: { } key } ? await other.ReadReportAsync(key, cancellation).ConfigureAwait(false) : null;
                added += await KeepAsync(into, known, entry, report ?? default, cancellation).ConfigureAwait(false) ? 1 : 0;
            }
        }

        return added;
    }

    /// <summary>Keeps what lines say that <see cref="ExportAsync"/> wrote.</summary>
    /// <param name="into">The store.</param>
    /// <param name="file">The file of the lines.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How much of it was new.</returns>
    /// <exception cref="FleetException">A line is none of those.</exception>
    public static async Task<int> ImportAsync(IResultStore into, string file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(into);
        var (known, added, number) = (await KnownAsync(into, cancellation).ConfigureAwait(false), 0, 0);
        foreach (var line in LineFile.Read(file))
        {
            number++;
            var entry = EntryJson.ReadEntry(line.Bytes, out var report);
            if (entry is null || (entry.Kind == EntryKind.Scanned && (report.IsEmpty || entry.Key is null)))
            {
                throw new FleetException(string.Create(CultureInfo.InvariantCulture, $"{file}:{number}: this is no line that 'fleet export --format jsonl' wrote. What stands before it is imported."));
            }

            added += await KeepAsync(into, known, entry, report, cancellation).ConfigureAwait(false) ? 1 : 0;
        }

        return added;
    }

    private static async Task<HashSet<UInt128>> KnownAsync(IResultStore store, CancellationToken cancellation)
    {
        var known = new HashSet<UInt128>();
        await foreach (var entry in store.EntriesAsync(cancellation).ConfigureAwait(false))
        {
            known.Add(Sign(entry));
        }

        return known;
    }

    private static async Task<bool> KeepAsync(IResultStore into, HashSet<UInt128> known, FleetEntry entry, ReadOnlyMemory<byte> report, CancellationToken cancellation)
    {
        if (!known.Add(Sign(entry)))
        {
            return false;
        }

        // Another machine may have scanned the same commit: of the two results one is kept, and where the repository stood then is kept, too.
        return await into.AppendAsync(entry, report, cancellation).ConfigureAwait(false)
            || await into.AppendAsync(entry with { Kind = EntryKind.Returned }, default, cancellation).ConfigureAwait(false);
    }

    private static UInt128 Sign(FleetEntry entry) => BinaryPrimitives.ReadUInt128LittleEndian(EntrySign.Of(entry));
}
