using System.Collections.Concurrent;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Cache;

/// <summary>The segments of one repository that one version of the program wrote.</summary>
internal sealed class Shelf
{
    /// <summary>So many segments become one when another is added: each would be asked for each file.</summary>
    private const int MostSegments = 8;

    /// <summary>What would make a larger segment goes into another one, and when segments become one, what is oldest stays out of it.</summary>
    private const int LargestWritten = 256 * 1024 * 1024;

    /// <summary>Larger ones are not ours: the last file that a segment takes may be a large one, but not as large as all before it.</summary>
    private const long LargestSegment = 512L * 1024 * 1024;

    /// <summary>Several processes may have added some at once; more than these are not ours.</summary>
    private const int MostRead = 256;

    private readonly CacheFolder cache;
    private readonly DirectoryInfo folder;
    private readonly string fingerprint;
    private readonly List<Kept> segments = [];
    private readonly ConcurrentDictionary<(string Path, string BlobId), FileFacts> known = new();
    private readonly ConcurrentQueue<(string Path, string BlobId, FileFacts Facts)> added = new();
    private readonly DiskTroubles troubles = new();

    private Shelf(CacheFolder cache, DirectoryInfo folder, string fingerprint)
    {
        this.cache = cache;
        this.folder = folder;
        this.fingerprint = fingerprint;
    }

    /// <summary>What went wrong with the disk.</summary>
    public IEnumerable<string> Troubles => troubles.Said;

    /// <summary>Reads the segments of a repository; those that are damaged are deleted.</summary>
    public static Shelf Open(CacheFolder cache, string fingerprint, string name)
    {
        var shelf = new Shelf(cache, cache.Of(fingerprint, name), fingerprint);
        shelf.troubles.Try(shelf.Read);
        return shelf;
    }

    /// <summary>The facts under a key; null where there are none.</summary>
    public FileFacts? Find(string path, string blobId)
    {
        if (known.TryGetValue((path, blobId), out var facts))
        {
            return facts;
        }

        foreach (var kept in segments)
        {
            if (kept.Segment.Find(path, blobId) is { } found)
            {
                kept.IsUsed = true;
                return known.GetOrAdd((path, blobId), found);
            }
        }

        return null;
    }

    /// <summary>Keeps facts.</summary>
    public void Keep(string path, string blobId, FileFacts facts)
    {
        if (known.TryAdd((path, blobId), facts))
        {
            added.Enqueue((path, blobId, facts));
        }
    }

    /// <summary>Writes what is new, and marks what was used.</summary>
    public void Save()
    {
        troubles.Try(Write);
        troubles.Try(Mark);
    }

    private void Read()
    {
        if (!folder.Exists)
        {
            return;
        }

        var rest = CacheFolder.UsualLimit;
        foreach (var file in CacheFolder.SegmentsIn(folder).OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal).Take(MostRead))
        {
            // The folder may be one that somebody else fills: no more of it is held than a cache has.
            rest -= Math.Min(file.Length, LargestSegment);
            if (rest < 0)
            {
                break;
            }

            troubles.Try(() => Read(file));
        }
    }

    private void Read(FileInfo file)
    {
        // Pipes and devices have no length: who opens one may wait, or read, without end.
        var segment = file.Length is >= Segment.HeaderLength and <= LargestSegment ? Segment.Read(File.ReadAllBytes(file.FullName), fingerprint) : null;
        if (segment is not null)
        {
            segments.Add(new Kept(file, segment));
        }
        else
        {
            troubles.Drop(file);
        }
    }

    private void Write()
    {
        foreach (var damaged in segments.Where(kept => kept.Segment.IsDamaged))
        {
            CacheFolder.Delete(damaged.File);
        }

        var news = new List<(string Path, string BlobId, FileFacts Facts)>();
        while (added.TryDequeue(out var facts))
        {
            news.Add(facts);
        }

        if (news.Count == 0)
        {
            return;
        }

        // Files are analysed in no certain order; those of one folder are asked for together.
        List<Kept> merged = segments.Count >= MostSegments ? [.. segments] : [];
        var builder = new SegmentBuilder();
        foreach (var (path, blobId, facts) in news.OrderBy(entry => entry.Path, StringComparer.Ordinal))
        {
            if (builder.Length > LargestWritten)
            {
                Write(builder);
                builder = new SegmentBuilder();
            }

            builder.Add(path, blobId, facts);
        }

        if (merged.Count > 0)
        {
            Merge(merged, builder);
        }

        Write(builder);
        merged.ForEach(kept => CacheFolder.Delete(kept.File));
        segments.RemoveAll(merged.Contains);

        // From here on they are found in the segments, which are many times smaller: whoever reads a long history holds no more than that of it.
        known.Clear();
        cache.Prune(CacheFolder.UsualLimit);
    }

    private void Write(SegmentBuilder builder)
    {
        var bytes = builder.ToBytes(fingerprint);
        segments.Add(new Kept(cache.Write(folder, bytes), Segment.Read(bytes, fingerprint) ?? throw new InvalidDataException("A segment of our own is not read.")));
    }

    /// <summary>Takes over what was used now, and then the rest, newest first.</summary>
    private void Merge(List<Kept> merged, SegmentBuilder builder)
    {
        var all = known.Select(entry => (entry.Key.Path, entry.Key.BlobId, Facts: entry.Value)).Concat(merged.SelectMany(kept => kept.Segment.All()));
        foreach (var (path, blobId, facts) in all)
        {
            if (builder.Length > LargestWritten)
            {
                break;
            }

            builder.Add(path, blobId, facts);
        }
    }

    private void Mark()
    {
        foreach (var used in segments.Where(kept => kept.IsUsed))
        {
            cache.Mark(used.File);
        }
    }

    private sealed class Kept(FileInfo file, Segment segment)
    {
        public FileInfo File => file;

        public Segment Segment => segment;

        public bool IsUsed { get; set; }
    }
}
