namespace RepoMaturity.Git.Snapshots;

/// <summary>Line ends of files on disk, as git would store them.</summary>
internal static class LineEnds
{
    private const int HeadLength = 8000;

    /// <summary>
    /// The content with <c>\r\n</c> as <c>\n</c> when it is text by git's own test (no NUL near the start); else the content itself. Attributes and
    /// configuration are not asked: of a changed file no reader sees the difference, and an unchanged one is its blob.
    /// </summary>
    public static byte[] AsStored(byte[] content)
    {
        if (content.AsSpan().IndexOf("\r\n"u8) < 0 || content.AsSpan(0, Math.Min(content.Length, HeadLength)).Contains((byte)0))
        {
            return content;
        }

        var stored = new byte[content.Length];
        var length = 0;
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] != '\r' || i + 1 == content.Length || content[i + 1] != '\n')
            {
                stored[length++] = content[i];
            }
        }

        return stored[..length];
    }
}
