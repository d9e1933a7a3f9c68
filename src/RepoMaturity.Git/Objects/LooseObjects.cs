using System.Globalization;
using System.IO.Compression;
using System.Text;
using RepoMaturity.Git.Snapshots;

namespace RepoMaturity.Git.Objects;

/// <summary>
/// Objects that have a file of their own: zlib around <c>TYPE SIZE</c>, NUL and the bytes. Read here for libgit2, which loops without end on a file that
/// was cut off (seen with 1.5.1), as a full disk or a crash leaves it.
/// </summary>
internal static class LooseObjects
{
    private const int LongestHeader = 32;

    /// <summary>Reads a file.</summary>
    /// <param name="maximumBytes">A larger object is not read.</param>
    public static ObjectAnswer Read(string file, string id, int maximumBytes)
    {
        try
        {
            // What has no length is no object, and may be a pipe that nobody writes to.
            if (DiskFile.Length(file) == 0)
            {
                return new ObjectAnswer(ObjectStatus.Failed);
            }

            using var compressed = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var stream = new ZLibStream(compressed, CompressionMode.Decompress);
            var words = ReadHeader(stream).Split(' ');
            if (words.Length != 2 || !long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            {
                return new ObjectAnswer(ObjectStatus.Failed);
            }

            if (length > Math.Min(maximumBytes, Array.MaxLength))
            {
                return new ObjectAnswer(ObjectStatus.TooLarge, id, words[0]);
            }

            var bytes = new byte[length];
            stream.ReadExactly(bytes);
            return new ObjectAnswer(ObjectStatus.Found, id, words[0], bytes);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return new ObjectAnswer(ObjectStatus.Failed);
        }
    }

    private static string ReadHeader(ZLibStream stream)
    {
        var header = new StringBuilder();
        for (int next; (next = stream.ReadByte()) > 0 && header.Length < LongestHeader;)
        {
            header.Append((char)next);
        }

        return header.ToString();
    }
}
