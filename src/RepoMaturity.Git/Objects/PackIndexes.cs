using System.Buffers.Binary;

namespace RepoMaturity.Git.Objects;

/// <summary>
/// Whether the indexes of packs can be given to libgit2, which believes what stands in them: a damaged one ended the whole process (seen with 1.5.1). Checked is what it
/// computes addresses from: the form, the counts and the offsets, as gitformat-pack describes version 2.
/// </summary>
internal static class PackIndexes
{
    private const int HeaderLength = 8;
    private const int FanOut = 256;
    private const int TableStart = HeaderLength + (FanOut * 4);
    private const int IdLength = 20;
    private const int ChunkLength = 64 * 1024;

    /// <summary>Whether all indexes of an object store are sound.</summary>
    public static bool AreSound(string store)
    {
        var folder = new DirectoryInfo(Path.Combine(store, "pack"));
        try
        {
            return !folder.Exists || folder.EnumerateFiles().All(file => file.Name != "multi-pack-index" && (file.Extension != ".idx" || IsSound(file)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The files of packs and their indexes in an object store; none where they may not be listed.</summary>
    public static IReadOnlyList<string> Files(string store)
    {
        var folder = Path.Combine(store, "pack");
        try
        {
            return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsSound(FileInfo index)
    {
        var pack = new FileInfo(Path.ChangeExtension(index.FullName, ".pack"));
        if (index.ResolveLinkTarget(returnFinalTarget: true) is not null || pack.ResolveLinkTarget(returnFinalTarget: true) is not null || !pack.Exists || index.Length < TableStart + (2 * IdLength))
        {
            return false;
        }

        using var stream = new FileStream(index.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var head = new byte[TableStart];
        stream.ReadExactly(head);
        if (!head.AsSpan().StartsWith<byte>([0xFF, (byte)'t', (byte)'O', (byte)'c', 0, 0, 0, 2]))
        {
            return false;
        }

        uint objects = 0;
        for (var at = HeaderLength; at < TableStart; at += 4)
        {
            var next = BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(at));
            if (next < objects)
            {
                return false;
            }

            objects = next;
        }

        var offsets = TableStart + ((long)objects * (IdLength + 4));
        var large = index.Length - (2 * IdLength) - offsets - ((long)objects * 4);
        return large >= 0 && large % 8 == 0 && OffsetsAreSound(stream, offsets, objects, large / 8, pack.Length);
    }

    /// <summary>An offset lies in the pack, or names one of eight bytes, which does.</summary>
    private static bool OffsetsAreSound(FileStream stream, long start, long count, long largeCount, long packLength)
    {
        stream.Position = start;
        var chunk = new byte[ChunkLength];
        var left = (count * 4) + (largeCount * 8);
        for (var done = 0L; done < left;)
        {
            // The small ones end before the large ones begin.
            var isLarge = done >= count * 4;
            var length = (int)Math.Min(chunk.Length, (isLarge ? left : count * 4) - done);
            stream.ReadExactly(chunk, 0, length);
            for (var at = 0; at < length; at += isLarge ? 8 : 4)
            {
                var offset = isLarge ? BinaryPrimitives.ReadUInt64BigEndian(chunk.AsSpan(at)) : BinaryPrimitives.ReadUInt32BigEndian(chunk.AsSpan(at));
                var isName = !isLarge && (offset & 0x8000_0000) != 0;
                if (isName ? (long)(offset & 0x7FFF_FFFF) >= largeCount : offset >= (ulong)packLength)
                {
                    return false;
                }
            }

            done += length;
        }

        return true;
    }
}
