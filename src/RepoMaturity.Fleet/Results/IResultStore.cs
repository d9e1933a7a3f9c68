namespace RepoMaturity.Fleet.Results;

/// <summary>Keeps what happened to a fleet, and the reports. Nothing in it is ever changed; of one commit and model there is one result.</summary>
public interface IResultStore : IAsyncDisposable
{
    /// <summary>How a repository stands, without its digest; null where nothing happened to it yet.</summary>
    ValueTask<RepositoryState?> FindAsync(string repository, CancellationToken cancellation);

    /// <summary>Whether there is a result.</summary>
    ValueTask<bool> HasAsync(ResultKey key, CancellationToken cancellation);

    /// <summary>Keeps what happened, and the report of what was scanned: both or neither, whatever becomes of this process.</summary>
    /// <param name="entry">What happened.</param>
    /// <param name="report">The report, where the entry is <see cref="EntryKind.Scanned"/>; empty else.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False where there is such a result already: then nothing is kept.</returns>
    ValueTask<bool> AppendAsync(FleetEntry entry, ReadOnlyMemory<byte> report, CancellationToken cancellation);

    /// <summary>All that happened, in the order in which it was kept.</summary>
    IAsyncEnumerable<FleetEntry> EntriesAsync(CancellationToken cancellation);

    /// <summary>How each repository stands, in ordinal order of their names.</summary>
    /// <param name="at">As of when; null for now.</param>
    /// <param name="cancellation">Ends it.</param>
    IAsyncEnumerable<RepositoryState> StatesAsync(DateTimeOffset? at, CancellationToken cancellation);

    /// <summary>The report of a result; null where there is none.</summary>
    ValueTask<ReadOnlyMemory<byte>?> ReadReportAsync(ResultKey key, CancellationToken cancellation);
}
