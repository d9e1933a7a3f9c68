using System.Collections.Concurrent;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Git.Objects;

/// <summary>As many readers of a store as threads read at the same time.</summary>
internal sealed class ObjectReaderPool(IGitStore store) : IDisposable
{
    private readonly ConcurrentBag<IObjectReader> idle = [];

    /// <summary>Reads a blob; from any thread.</summary>
    public FileContent ReadBlob(string id, int maximumBytes) => Use(reader => reader.ReadBlob(id, maximumBytes));

    /// <summary>Lends a reader to a function; from any thread.</summary>
    public T Use<T>(Func<IObjectReader, T> read)
    {
        var reader = this.idle.TryTake(out var idle) ? idle : store.OpenReader();
        try
        {
            return read(reader);
        }
        finally
        {
            this.idle.Add(reader);
        }
    }

    /// <summary>A reader for somebody who disposes it before this pool.</summary>
    public IObjectReader Open() => store.OpenReader();

    /// <summary>Closes the readers, which nobody may be using, and the store.</summary>
    public void Dispose()
    {
        while (idle.TryTake(out var reader))
        {
            reader.Dispose();
        }

        store.Dispose();
    }
}
