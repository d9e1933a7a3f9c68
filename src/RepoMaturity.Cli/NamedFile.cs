namespace RepoMaturity.Cli;

/// <summary>Files that a person names. Each may be a pipe, or by a link a device, and what it holds may be a stranger's.</summary>
internal static class NamedFile
{
    private const int ChunkLength = 64 * 1024;

    /// <summary>The bytes of a file; null where there are more than it may have. No more than that is read of what has no length, or says another.</summary>
    /// <param name="file">The file, which is there.</param>
    /// <param name="most">Most bytes.</param>
    public static byte[]? Read(string file, int most)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.CanSeek && stream.Length > most)
        {
            return null;
        }

        using var content = new MemoryStream();
        var chunk = new byte[ChunkLength];
        for (int length; (length = stream.Read(chunk)) > 0;)
        {
            content.Write(chunk.AsSpan(0, length));
            if (content.Length > most)
            {
                return null;
            }
        }

        return content.ToArray();
    }
}
