using System.Collections.Concurrent;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Cache;

/// <summary>The segments of one repository that one version of the program wrote.</summary>
internal sealed class Shelf
{
    /// <summary>So many segments become one when another is added: each would be asked for each file.</summary>
    private const int MostSegments = 8;

    /// <summary>When segments become one, what is oldest stays out of a larger one.</summary>
    private const int LargestMerged = 256 * 1024 * 1024;

    /// <summary>Larger ones are not ours.</summary>
    private const long LargestSegment = 1024L * 1024 * 1024;

    /// <summary>How exactly the time of the last use is known: a mark for each scan would be a write for each scan.</summary>
    private static readonly TimeSpan UseAccuracy = TimeSpan.FromHours(1);

    private readonly CacheFolder cache;
    private readonly DirectoryInfo folder;
    private readonly string fingerprint;
    private readonly List<Kept> segments = [];
    private readonly ConcurrentDictionary<(string Path, string BlobId), FileFacts> known = new();
    private readonly ConcurrentQueue<(string Path, string BlobId, FileFacts Facts)> added = new();
    private readonly ConcurrentQueue<string> troubles = new();

    private Shelf(CacheFolder cache, DirectoryInfo folder, string fingerprint)
    {
        this.cache = cache;
        this.folder = folder;
        this.fingerprint = fingerprint;
    }

    /// <summary>What went wrong with the disk.</summary>
    public IEnumerable<string> Troubles => troubles;

    /// <summary>Reads the segments of a repository; those that are damaged are deleted.</summary>
    public static Shelf Open(CacheFolder cache, string fingerprint, string name)
    {
        var shelf = new Shelf(cache, cache.Of(fingerprint, name), fingerprint);
        shelf.Try(shelf.Read);
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
        Try(Write);
        Try(Mark);
    }

    private void Read()
    {
        if (!folder.Exists)
        {
            return;
        }

        foreach (var file in folder.EnumerateFiles("*" + CacheFolder.Ending).OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal))
        {
            Try(() => Read(file));
        }
    }

    private void Read(FileInfo file)
    {
        var segment = file.Length <= LargestSegment ? Segment.Read(File.ReadAllBytes(file.FullName), fingerprint) : null;
        if (segment is not null)
        {
            segments.Add(new Kept(file, segment));
        }
        else
        {
            CacheFolder.Delete(file);
            troubles.Enqueue($"{file.FullName} is damaged and was dropped.");
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
        var builder = new SegmentBuilder();
        foreach (var (path, blobId, facts) in news.OrderBy(entry => entry.Path, StringComparer.Ordinal))
        {
            builder.Add(path, blobId, facts);
        }

        var isFull = segments.Count >= MostSegments;
        if (isFull)
        {
            Merge(builder);
        }

        var bytes = builder.ToBytes(fingerprint);
        var file = cache.Write(folder, bytes);
        if (isFull)
        {
            segments.ForEach(kept => CacheFolder.Delete(kept.File));
            segments.Clear();
        }

        // From here on they are found in the segment, which is many times smaller: whoever reads a long history holds no more than that of it.
        if (Segment.Read(bytes, fingerprint) is { } written)
        {
            segments.Add(new Kept(file, written));
            known.Clear();
        }

        cache.Prune(CacheFolder.UsualLimit);
    }

    /// <summary>Takes over what was used now, and then the rest, newest first.</summary>
    private void Merge(SegmentBuilder builder)
    {
        foreach (var ((path, blobId), facts) in known)
        {
            builder.Add(path, blobId, facts);
        }

        foreach (var (path, blobId, facts) in segments.SelectMany(kept => kept.Segment.All()))
        {
            if (builder.Length > LargestMerged)
            {
                break;
            }

            builder.Add(path, blobId, facts);
        }
    }

    private void Mark()
    {
        var now = DateTime.UtcNow;
        foreach (var used in segments.Where(kept => kept.IsUsed && now - kept.File.LastWriteTimeUtc > UseAccuracy))
        {
            used.File.LastWriteTimeUtc = now;
        }
    }

    /// <summary>Whatever the disk refuses, the scan goes on without it.</summary>
    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException)
        {
            troubles.Enqueue(exception.Message);
        }
    }

    private sealed class Kept(FileInfo file, Segment segment)
    {
        public FileInfo File => file;

        public Segment Segment => segment;

        public bool IsUsed { get; set; }
    }
}
