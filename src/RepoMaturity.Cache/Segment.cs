using System.Buffers.Binary;
using System.Text;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Cache;

/// <summary>
/// The facts of many files in one piece of memory, found by path and blob: a header, an index in order of hashes, the texts, the entries. Nothing of it is read but what is asked
/// for. May be asked from several threads.
/// </summary>
internal sealed class Segment
{
    public const int FingerprintLength = 16;
    public const int FingerprintAt = 8;
    public const int ChecksumAt = 24;
    public const int CheckedFrom = 32;
    public const int LengthAt = 32;
    public const int CountAt = 36;
    public const int TextsAt = 40;
    public const int HeaderLength = 48;
    public const int IndexEntryLength = sizeof(ulong) + sizeof(int);

    /// <summary>Two keys of ours do not have one hash; whoever made more of them wants to be waited for.</summary>
    private const int MostOfOneHash = 4;

    private readonly byte[] bytes;
    private readonly TextTable texts;
    private readonly int count;

    /// <summary>Where entries begin, in order: each ends where the next begins, so that no byte is read for two of them.</summary>
    private readonly int[] offsets;

    private volatile bool isDamaged;

    private Segment(byte[] bytes, int count, int textCount)
    {
        this.bytes = bytes;
        this.count = count;
        texts = new TextTable(bytes, HeaderLength + (count * IndexEntryLength), textCount);
        offsets = new int[count];
        for (var at = 0; at < count; at++)
        {
            offsets[at] = OffsetAt(at);
        }

        Array.Sort(offsets);
    }

    private bool IsSound
    {
        get
        {
            if (!texts.IsSound || (count > 0 && (offsets[0] < 0 || offsets[^1] >= bytes.Length - texts.End)))
            {
                return false;
            }

            for (var at = 1; at < count; at++)
            {
                if (offsets[at] == offsets[at - 1])
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>How a segment begins: what it is, and in which form.</summary>
    public static ReadOnlySpan<byte> Magic => "RMFACTS1"u8;

    /// <summary>Whether something in it was not what it should be.</summary>
    public bool IsDamaged => isDamaged;

    /// <summary>How many files it has.</summary>
    public int Count => count;

    /// <summary>Takes the bytes of a segment; null where they are not whole, or those of something else.</summary>
    public static Segment? Read(byte[] bytes, string fingerprint)
    {
        if (bytes.Length < HeaderLength
            || !bytes.AsSpan().StartsWith(Magic)
            || !Ascii.Equals(bytes.AsSpan(FingerprintAt, FingerprintLength), fingerprint)
            || Number(bytes, LengthAt) != bytes.Length
            || BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(ChecksumAt)) != Checksum.Of(bytes.AsSpan(CheckedFrom)))
        {
            return null;
        }

        var (count, textCount) = (Number(bytes, CountAt), Number(bytes, TextsAt));
        var least = HeaderLength + ((long)count * IndexEntryLength) + ((long)textCount * sizeof(int));
        if (count < 0 || textCount < 0 || least > bytes.Length)
        {
            return null;
        }

        var segment = new Segment(bytes, count, textCount);
        return segment.IsSound ? segment : null;
    }

    /// <summary>Where a key stands in the index.</summary>
    public static ulong HashOf(string path, string blobId) => Checksum.Of(blobId, Checksum.Of(path));

    /// <summary>The facts under a key; null where there are none.</summary>
    public FileFacts? Find(string path, string blobId)
    {
        var hash = HashOf(path, blobId);
        var first = FirstFrom(hash);
        for (var at = first; at < count && at < first + MostOfOneHash && HashAt(at) == hash && !isDamaged; at++)
        {
            if (ReadAt(at, path, blobId) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>All that is in it, in no certain order.</summary>
    public IEnumerable<(string Path, string BlobId, FileFacts Facts)> All()
    {
        for (var at = 0; at < count && !isDamaged; at++)
        {
            var (path, blobId) = (string.Empty, string.Empty);
            if (ReadAt(at, ref path, ref blobId) is { } facts)
            {
                yield return (path, blobId, facts);
            }
        }
    }

    private static int Number(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private FileFacts? ReadAt(int at, string path, string blobId) => ReadAt(at, ref path, ref blobId);

    /// <summary>Reads an entry, of the key that is given where one is. The checksum was right, so what cannot be read was written wrongly: nothing of it counts.</summary>
    private FileFacts? ReadAt(int at, ref string path, ref string blobId)
    {
        try
        {
            var reader = new PackedReader(EntryAt(at));
            var (ofPath, ofBlob) = (texts[reader.Number()], texts[reader.Number()]);
            if (path.Length > 0 && (ofPath != path || ofBlob != blobId))
            {
                return null;
            }

            path = path.Length > 0 ? path : ofPath;
            blobId = ofBlob;
            return FactDecoder.Read(ref reader, texts, path);
        }
        catch (Exception damage) when (damage is IndexOutOfRangeException or ArgumentException or InvalidDataException or OverflowException)
        {
            isDamaged = true;
            return null;
        }
    }

    private ReadOnlySpan<byte> EntryAt(int at)
    {
        var entries = bytes.AsSpan(texts.End);
        var offset = OffsetAt(at);
        var next = Array.BinarySearch(offsets, offset) + 1;
        return entries[offset..(next < count ? offsets[next] : entries.Length)];
    }

    private int OffsetAt(int at) => Number(bytes, HeaderLength + (at * IndexEntryLength) + sizeof(ulong));

    private ulong HashAt(int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(HeaderLength + (at * IndexEntryLength)));

    /// <summary>The first place whose hash is not less.</summary>
    private int FirstFrom(ulong hash)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (HashAt(middle) < hash)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
