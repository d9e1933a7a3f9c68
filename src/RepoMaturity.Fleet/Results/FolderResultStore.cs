using System.Runtime.CompilerServices;

namespace RepoMaturity.Fleet.Results;

/// <summary>
/// A store in a folder: what happened as lines of JSON, a report each as a file, and an index that can be made again. Whatever this process dies of, a result is there whole or not at all.
/// One process writes at a time; any number may read meanwhile.
/// </summary>
public sealed class FolderResultStore : IResultStore
{
    private readonly StoreLayout layout;
    private readonly StoreLock? held;
    private readonly FileStream? history;
    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<string, RepositoryState> states = new(StringComparer.Ordinal);
    private bool isIndexed;

    private FolderResultStore(StoreLayout layout, bool isWritten)
    {
        this.layout = layout;
        if (!isWritten)
        {
            return;
        }

        Directory.CreateDirectory(layout.Folder);
        held = new StoreLock(layout);
        try
        {
            Directory.CreateDirectory(layout.Unfinished);
            history = LineFile.OpenEnd(layout.History);
            FinishReports();
            foreach (var state in StateIndex.Read(layout, at: null, withDigest: false))
            {
                states[state.Repository] = state;
            }

            isIndexed = StateIndex.Covered(layout) == history.Length;
        }
        catch
        {
            history?.Dispose();
            held.Dispose();
            throw;
        }
    }

    /// <summary>The folder in which what is not finished may lie: it is emptied whenever somebody begins to write.</summary>
    public string UnfinishedFolder => layout.Unfinished;

    /// <summary>Opens a store to write into it; a folder that is not there is made.</summary>
    /// <exception cref="FleetException">Another process writes into it, or the folder is none.</exception>
    public static FolderResultStore Open(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var path = Path.GetFullPath(folder);
        if (File.Exists(path))
        {
            throw new FleetException($"'{folder}' is a file: --store names a folder, which need not be there yet.");
        }

        var layout = new StoreLayout(path);
        return Directory.Exists(path) && !File.Exists(layout.Lock) && Directory.EnumerateFileSystemEntries(path).Any()
            ? throw new FleetException($"The folder '{folder}' is no store, and not empty: name one that is empty or not there yet.")
            : new FolderResultStore(layout, isWritten: true);
    }

    /// <summary>Opens a store to read from it.</summary>
    /// <exception cref="FleetException">There is none.</exception>
    public static FolderResultStore OpenToRead(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var layout = new StoreLayout(Path.GetFullPath(folder));
        return File.Exists(layout.History) ? new FolderResultStore(layout, isWritten: false) : throw new FleetException($"There is no store in '{folder}': 'fleet scan --store {folder}' makes one.");
    }

    /// <inheritdoc/>
    public ValueTask<RepositoryState?> FindAsync(string repository, CancellationToken cancellation)
    {
        lock (states)
        {
            return ValueTask.FromResult(states.GetValueOrDefault(repository));
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> HasAsync(ResultKey key, CancellationToken cancellation) => ValueTask.FromResult(File.Exists(layout.Report(key)));

    /// <inheritdoc/>
    public async ValueTask<bool> AppendAsync(FleetEntry entry, ReadOnlyMemory<byte> report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var end = history ?? throw new InvalidOperationException("The store is open to read.");
        var key = entry.Kind == EntryKind.Scanned ? entry.Key ?? throw new ArgumentException("A result has a commit and a model.", nameof(entry)) : null;
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (key is not null)
            {
                if (File.Exists(layout.Report(key)))
                {
                    return false;
                }

                WriteToDisk(layout.UnfinishedReport(key), report.Span);
            }

            // The line decides: with it the report is kept, without it there was none.
            isIndexed = false;
            Write(end, EntryJson.Write(entry));
            if (key is not null)
            {
                FinishReport(key);
            }

            Remember(entry);
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<FleetEntry> EntriesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var line in LineFile.Read(layout.History))
        {
            cancellation.ThrowIfCancellationRequested();
            if (EntryJson.ReadEntry(line.Bytes, out _) is { } entry)
            {
                yield return entry;
            }
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RepositoryState> StatesAsync(DateTimeOffset? at, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var state in StateIndex.Read(layout, at, withDigest: true))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return state;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadReportAsync(ResultKey key, CancellationToken cancellation) =>
        File.Exists(layout.Report(key)) ? await File.ReadAllBytesAsync(layout.Report(key), cancellation).ConfigureAwait(false) : null;

    /// <summary>Brings the index up to date, and lets others write.</summary>
    public ValueTask DisposeAsync()
    {
        if (held is not null)
        {
            if (!isIndexed)
            {
                StateIndex.Write(layout);
                isIndexed = true;
            }

            history?.Dispose();
            held.Dispose();
        }

        gate.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The line that speaks of a report is never on the disk before the report is.</summary>
    private static void WriteToDisk(string path, ReadOnlySpan<byte> report)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        file.Write(report);
        file.Flush(flushToDisk: true);
    }

    private static void Write(FileStream end, byte[] line)
    {
        var begin = end.Position;
        try
        {
            end.Write(line);
            end.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // The disk is full: nothing comes behind half a line.
            end.SetLength(begin);
            end.Position = begin;
            throw;
        }
    }

    private void Remember(FleetEntry entry)
    {
        if (entry.Repository.Length > 0)
        {
            lock (states)
            {
                var state = states.GetValueOrDefault(entry.Repository) ?? new RepositoryState(entry.Repository);
                states[entry.Repository] = state.After(entry) with { Digest = default };
            }
        }
    }

    /// <summary>The reports of which the line was written just before this process's predecessor died; what else is not finished never will be.</summary>
    private void FinishReports()
    {
        // All lines are looked at, those that the index covers too: it may have been written after the report could not be.
        foreach (var line in Directory.EnumerateFiles(layout.Unfinished).Any() ? LineFile.Read(layout.History) : [])
        {
            if (EntryJson.ReadEntry(line.Bytes, out _) is { Kind: EntryKind.Scanned, Key: { } key } && File.Exists(layout.UnfinishedReport(key)))
            {
                FinishReport(key);
            }
        }

        foreach (var folder in Directory.EnumerateDirectories(layout.Unfinished))
        {
            Git.Remotes.BareClones.Delete(folder);
        }

        foreach (var file in Directory.EnumerateFiles(layout.Unfinished))
        {
            File.Delete(file);
        }
    }

    private void FinishReport(ResultKey key)
    {
        var path = layout.Report(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(layout.UnfinishedReport(key), path, overwrite: true);
    }
}
