using System.Buffers.Binary;
using System.Text;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Cache;

/// <summary>Takes the facts of files, and makes a segment of them.</summary>
internal sealed class SegmentBuilder
{
    private readonly TextCollector texts = new();
    private readonly PackedWriter entries = new();
    private readonly List<(ulong Hash, int Offset)> index = [];
    private readonly HashSet<(string Path, string BlobId)> keys = [];

    /// <summary>How many bytes it will take.</summary>
    public long Length => Segment.HeaderLength + ((long)index.Count * Segment.IndexEntryLength) + texts.Length + entries.Length;

    /// <summary>How many files it has.</summary>
    public int Count => index.Count;

    /// <summary>Adds the facts of a file, unless those of the same key are there.</summary>
    public void Add(string path, string blobId, FileFacts facts)
    {
        if (!keys.Add((path, blobId)))
        {
            return;
        }

        index.Add((Segment.HashOf(path, blobId), entries.Length));
        entries.Number(texts.Of(path));
        entries.Number(texts.Of(blobId));
        FactEncoder.Write(entries, texts, facts);
    }

    /// <summary>The segment as it lies on the disk.</summary>
    public byte[] ToBytes(string fingerprint)
    {
        var writer = new PackedWriter();
        writer.Space(Segment.HeaderLength).Clear();
        index.Sort();
        foreach (var (hash, offset) in index)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(writer.Space(sizeof(ulong)), hash);
            BinaryPrimitives.WriteInt32LittleEndian(writer.Space(sizeof(int)), offset);
        }

        texts.WriteTo(writer);
        writer.Bytes(entries.Written);
        var bytes = writer.Written.ToArray();
        Segment.Magic.CopyTo(bytes);
        Encoding.ASCII.GetBytes(fingerprint, bytes.AsSpan(Segment.FingerprintAt, Segment.FingerprintLength));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Segment.LengthAt), bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Segment.CountAt), index.Count);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Segment.TextsAt), texts.Count);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(Segment.ChecksumAt), Checksum.Of(bytes.AsSpan(Segment.CheckedFrom)));
        return bytes;
    }
}
