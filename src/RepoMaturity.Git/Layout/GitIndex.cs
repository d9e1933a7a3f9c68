using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using RepoMaturity.Git.Snapshots;

namespace RepoMaturity.Git.Layout;

/// <summary>
/// Git's index, versions 2 to 4, as described in gitformat-index. Read here because the git program would run what the repository
/// configures (core.fsmonitor) while it reads it.
/// </summary>
internal sealed class GitIndex
{
    private const int HeaderLength = 12;
    private const int StatLength = 40;
    private const int HasMoreFlags = 0x4000;
    private const int AssumeUnchanged = 0x8000;
    private const int StageMask = 0x3000;
    private const int SkipWorkTree = 0x4000;
    private const int IntentToAdd = 0x2000;

    private readonly byte[] bytes;
    private readonly ObjectFormat format;
    private readonly List<IndexEntry> entries = [];

    private GitIndex(byte[] bytes, ObjectFormat format)
    {
        this.bytes = bytes;
        this.format = format;
    }

    /// <summary>An index without entries: that of a repository where nothing was ever added.</summary>
    public static GitIndex Empty { get; } = new([], ObjectFormat.Sha1);

    /// <summary>The entries in the order written, of a path in conflict up to three.</summary>
    public IReadOnlyList<IndexEntry> Entries => entries;

    /// <summary>Id of the tree that the whole index would make; null where the index does not know it.</summary>
    public string? Tree { get; private set; }

    /// <summary>Reads an index; one that is not there is empty.</summary>
    /// <exception cref="RepositoryException">It is damaged, or of a form that is not read here.</exception>
    public static GitIndex Read(string file, ObjectFormat format)
    {
        var bytes = DiskFile.ReadGitFile(file);
        return bytes.Length == 0 ? Empty : Parse(bytes, format);
    }

    /// <summary>Reads the bytes of an index.</summary>
    /// <exception cref="RepositoryException">It is damaged, or of a form that is not read here.</exception>
    public static GitIndex Parse(byte[] bytes, ObjectFormat format)
    {
        var index = new GitIndex(bytes, format);
        try
        {
            index.Read();
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException or IndexOutOfRangeException)
        {
            throw Damaged();
        }

        return index;
    }

    private static RepositoryException Damaged() =>
        new("The index of the work tree is damaged: run 'git reset' to write it anew, or scan a commit with --rev HEAD.");

    private void Read()
    {
        if (!bytes.AsSpan().StartsWith("DIRC"u8))
        {
            throw Damaged();
        }

        var version = ReadInt32(4);
        var count = ReadInt32(8);
        if (version is < 2 or > 4)
        {
            throw new RepositoryException("The index of the work tree has a version that is not known here: scan a commit with --rev HEAD.");
        }

        var end = bytes.Length - format.IdBytes;
        var at = HeaderLength;
        var previousPath = Array.Empty<byte>();
        for (var i = 0; i < count && at < end; i++)
        {
            at = ReadEntry(at, version, ref previousPath);
        }

        if (entries.Count < count)
        {
            throw Damaged();
        }

        while (at + 8 <= end)
        {
            var length = ReadInt32(at + 4);
            ReadExtension(bytes.AsSpan(at, 4), bytes.AsSpan(at + 8, length));
            at += 8 + length;
        }
    }

    private int ReadEntry(int start, int version, ref byte[] previousPath)
    {
        var idStart = start + StatLength;
        var at = idStart + format.IdBytes;
        var flags = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
        at += 2;
        var more = 0;
        if (version >= 3 && (flags & HasMoreFlags) != 0)
        {
            more = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
            at += 2;
        }

        var kept = version == 4 ? previousPath.Length - ReadOffset(ref at) : 0;
        var length = bytes.AsSpan(at).IndexOf((byte)0);
        if (length < 0)
        {
            throw Damaged();
        }

        byte[] path = [.. previousPath.AsSpan(0, kept), .. bytes.AsSpan(at, length)];
        previousPath = path;
        var mode = ReadInt32(start + 24);
        entries.Add(new IndexEntry(
            Encoding.UTF8.GetString(path),
            GitMode.Kind(mode),
            GitMode.IsTree(mode),
            Convert.ToHexStringLower(bytes.AsSpan(idStart, format.IdBytes)),
            ReadUInt32(start + 36),
            ReadUInt32(start + 8),
            ReadUInt32(start + 12),
            IsConflict: (flags & StageMask) != 0,
            IsBelievedClean: (flags & AssumeUnchanged) != 0 || (more & SkipWorkTree) != 0,
            IsIntended: (more & IntentToAdd) != 0));

        at += length;
        // Before version 4 one to eight NULs make the length of an entry a multiple of eight.
        return version == 4 ? at + 1 : start + (((at - start) / 8) + 1) * 8;
    }

    /// <summary>Reads a number as offsets in packs are written: seven bits a byte, the highest bit says that more follow.</summary>
    private int ReadOffset(ref int at)
    {
        int part = bytes[at++];
        var value = part & 0x7F;
        while ((part & 0x80) != 0)
        {
            part = bytes[at++];
            value = checked(((value + 1) << 7) + (part & 0x7F));
        }

        return value;
    }

    private void ReadExtension(ReadOnlySpan<byte> signature, ReadOnlySpan<byte> content)
    {
        if (signature.SequenceEqual("TREE"u8))
        {
            ReadTreeExtension(content);
        }
        else if (signature.SequenceEqual("link"u8))
        {
            throw new RepositoryException(
                "The index of the work tree is split in two files, which is not read here: "
                + "run 'git update-index --no-split-index', or scan a commit with --rev HEAD.");
        }
        else if (signature[0] is < (byte)'A' or > (byte)'Z' && !signature.SequenceEqual("sdir"u8))
        {
            throw new RepositoryException("The index of the work tree has a part that is not known here: scan a commit with --rev HEAD.");
        }
    }

    /// <summary>The first entry is the root: an empty name, the number of entries (negative when outdated), the number of subtrees, the id.</summary>
    private void ReadTreeExtension(ReadOnlySpan<byte> content)
    {
        var line = content.IndexOf((byte)'\n');
        if (line < 0 || content[0] != 0)
        {
            return;
        }

        var space = content[..line].IndexOf((byte)' ');
        if (space > 0 && int.TryParse(content[1..space], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count >= 0)
        {
            Tree = Convert.ToHexStringLower(content.Slice(line + 1, format.IdBytes));
        }
    }

    private int ReadInt32(int at) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));

    private uint ReadUInt32(int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
}
