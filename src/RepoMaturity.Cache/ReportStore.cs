using System.Buffers.Binary;
using System.Text;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Cache;

/// <summary>
/// Reports of one repository, kept on the disk between scans: a file each, named for its key, with the whole key and a checksum before it. Nothing that goes wrong with the disk ends a scan.
/// </summary>
/// <param name="cache">Where they are kept.</param>
/// <param name="place">What tells the repository from others, such as its path. It says where to look, and changes no answer.</param>
/// <param name="fingerprint">Names the code that made them.</param>
public sealed class ReportStore(CacheFolder cache, string place, string fingerprint) : IReportCache
{
    /// <summary>Of a repository that changes with each scan, older ones are asked for no more.</summary>
    internal const int MostOfRepository = 64;

    internal const int ChecksumAt = 8;
    internal const int CheckedFrom = 16;
    internal const int HeaderLength = CheckedFrom + KeyLength;

    private const int KeyLength = 64;

    /// <summary>To prune looks at the files of all repositories, and what keeps facts does it too: with one report of eight, whose key begins so, it is often enough.</summary>
    private const string Pruning = "08";

    private const int NameLength = 32;
    private const int LargestReport = 64 * 1024 * 1024;

    private readonly DirectoryInfo folder = cache.Of(fingerprint, CacheFolder.NameOf(place));
    private readonly DiskTroubles troubles = new();

    /// <summary>What went wrong with the disk, for the log; empty when nothing did.</summary>
    public IEnumerable<string> Troubles => troubles.Said;

    private static ReadOnlySpan<byte> Magic => "RMREPOR1"u8;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? Find(string key)
    {
        ReadOnlyMemory<byte>? found = null;
        var file = FileOf(key);
        troubles.Try(() => found = Read(file, key));
        if (found is not null)
        {
            troubles.Try(() => cache.Mark(file));
        }

        return found;
    }

    /// <inheritdoc/>
    public void Keep(string key, ReadOnlyMemory<byte> report)
    {
        if (report.Length <= LargestReport - HeaderLength)
        {
            troubles.Try(() => Write(key, report.Span));
        }
    }

    /// <inheritdoc/>
    public void Drop(string key) => CacheFolder.Delete(FileOf(key));

    private FileInfo FileOf(string key) => new(Path.Combine(folder.FullName, key[..NameLength] + CacheFolder.ReportEnding));

    private ReadOnlyMemory<byte>? Read(FileInfo file, string key)
    {
        if (!file.Exists || file.LinkTarget is not null)
        {
            return null;
        }

        // Pipes and devices have no length: who opens one may wait, or read, without end.
        var bytes = file.Length is >= HeaderLength and <= LargestReport ? File.ReadAllBytes(file.FullName) : [];
        if (!IsSound(bytes, key))
        {
            troubles.Drop(file);
            return null;
        }

        return bytes.AsMemory(HeaderLength);
    }

    private static bool IsSound(ReadOnlySpan<byte> bytes, string key) => bytes.Length >= HeaderLength
        && bytes.StartsWith(Magic)
        && BinaryPrimitives.ReadUInt64LittleEndian(bytes[ChecksumAt..]) == Checksum.Of(bytes[CheckedFrom..])
        && Ascii.Equals(bytes.Slice(CheckedFrom, KeyLength), key);

    private void Write(string key, ReadOnlySpan<byte> report)
    {
        var bytes = new byte[HeaderLength + report.Length];
        Magic.CopyTo(bytes);
        Encoding.ASCII.GetBytes(key, bytes.AsSpan(CheckedFrom, KeyLength));
        report.CopyTo(bytes.AsSpan(HeaderLength));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(ChecksumAt), Checksum.Of(bytes.AsSpan(CheckedFrom)));
        cache.Write(folder, FileOf(key).Name, bytes);
        foreach (var old in CacheFolder.ReportsIn(folder).OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal).Skip(MostOfRepository).ToList())
        {
            CacheFolder.Delete(old);
        }

        if (Pruning.Contains(key[0], StringComparison.Ordinal))
        {
            cache.Prune(CacheFolder.UsualLimit);
        }
    }
}
