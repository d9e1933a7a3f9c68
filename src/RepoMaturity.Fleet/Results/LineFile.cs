namespace RepoMaturity.Fleet.Results;

/// <summary>A file of lines that grows at its end. A line whose end is not there was not written.</summary>
internal static class LineFile
{
    private const int Chunk = 64 * 1024;

    /// <summary>The whole lines from a place on; none where there is no file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="from">Where the first one begins.</param>
    public static IEnumerable<StoredLine> Read(string path, long from = 0)
    {
        if (!File.Exists(path))
        {
            yield break;
        }

        using var file = Open(path);
        file.Position = Math.Min(from, file.Length);
        var (buffer, start, end, at) = (new byte[Chunk], 0, 0, file.Position);
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                yield return new StoredLine(at, buffer.AsMemory(start, length));
                start += length + 1;
                at += length + 1;
                continue;
            }

            Buffer.BlockCopy(buffer, start, buffer, 0, end - start);
            (start, end) = (0, end - start);
            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, checked(buffer.Length * 2));
            }

            var read = file.Read(buffer, end, buffer.Length - end);
            if (read == 0)
            {
                yield break;
            }

            end += read;
        }
    }

    /// <summary>Opens a file to which somebody else may be writing.</summary>
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);

    /// <summary>Opens a file to write at its end, and takes away what a line without its end left there.</summary>
    public static FileStream OpenEnd(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, 1);
        var end = file.Length;
        var buffer = new byte[Chunk];
        while (end > 0)
        {
            var begin = Math.Max(0, end - Chunk);
            file.Position = begin;
            var read = file.ReadAtLeast(buffer.AsSpan(0, (int)(end - begin)), (int)(end - begin));
            if (buffer.AsSpan(0, read).LastIndexOf((byte)'\n') is var last && last >= 0)
            {
                end = begin + last + 1;
                break;
            }

            end = begin;
        }

        file.SetLength(end);
        file.Position = end;
        return file;
    }
}
