using System.Collections.Concurrent;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Cache;

/// <summary>
/// Facts of the files of one repository, kept on the disk between scans. Nothing that goes wrong with the disk ends a scan: what cannot be read is read from the repository again, what
/// cannot be written is not kept.
/// </summary>
/// <param name="folder">Where facts are kept.</param>
/// <param name="place">What tells the repository from others, such as its path. It says where to look, and changes no answer.</param>
public sealed class FactStore(CacheFolder folder, string place) : IFactCache
{
    private readonly ConcurrentDictionary<string, Lazy<Shelf>> shelves = new(StringComparer.Ordinal);

    /// <summary>What went wrong with the disk, for the log; empty when nothing did.</summary>
    public IEnumerable<string> Troubles => shelves.Values.Where(shelf => shelf.IsValueCreated).SelectMany(shelf => shelf.Value.Troubles);

    /// <inheritdoc/>
    public bool OutlivesProcess => true;

    /// <inheritdoc/>
    public FileFacts? Find(FactKey key) => ShelfOf(key.Fingerprint)?.Find(key.Path, key.BlobId);

    /// <inheritdoc/>
    public void Keep(FactKey key, FileFacts facts) => ShelfOf(key.Fingerprint)?.Keep(key.Path, key.BlobId, facts);

    /// <summary>Writes what is new, and marks what was used.</summary>
    public void Save()
    {
        foreach (var shelf in shelves.Values.Where(shelf => shelf.IsValueCreated))
        {
            shelf.Value.Save();
        }
    }

    /// <summary>A fingerprint that is none of ours is the name of no folder.</summary>
    private Shelf? ShelfOf(string fingerprint) => fingerprint.Length != Segment.FingerprintLength ? null
        : shelves.GetOrAdd(fingerprint, name => new Lazy<Shelf>(() => Shelf.Open(folder, name, CacheFolder.NameOf(place)))).Value;
}
