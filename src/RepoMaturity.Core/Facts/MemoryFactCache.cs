using System.Collections.Concurrent;

namespace RepoMaturity.Core.Facts;

/// <summary>A cache that lives as long as the process: two scans of neighbouring commits share it.</summary>
public sealed class MemoryFactCache : IFactCache
{
    private readonly ConcurrentDictionary<FactKey, FileFacts> kept = new();

    /// <inheritdoc/>
    public FileFacts? Find(FactKey key) => kept.GetValueOrDefault(key);

    /// <inheritdoc/>
    public void Keep(FactKey key, FileFacts facts) => kept[key] = facts;
}
