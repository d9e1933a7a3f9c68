namespace RepoMaturity.Core.Snapshots;

/// <summary>The bytes of a file, or why they cannot be had. A missing blob is a value, never an exception.</summary>
public readonly record struct FileContent
{
    private FileContent(ReadOnlyMemory<byte> bytes, UnreadReason? unread)
    {
        Bytes = bytes;
        Unread = unread;
    }

    /// <summary>The bytes; empty when <see cref="Unread"/> is set.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Why the bytes are not there; null when they are.</summary>
    public UnreadReason? Unread { get; }

    /// <summary>Content that was read.</summary>
    public static FileContent Of(ReadOnlyMemory<byte> bytes) => new(bytes, null);

    /// <summary>Content that could not be had.</summary>
    public static FileContent Missing(UnreadReason reason) => new(default, reason);
}
