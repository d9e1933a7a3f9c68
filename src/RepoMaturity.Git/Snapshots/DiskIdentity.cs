using System.Text;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Layout;

namespace RepoMaturity.Git.Snapshots;

/// <summary>The id that the content of a file on disk has, or would have in git.</summary>
internal static class DiskIdentity
{
    /// <summary>
    /// Files up to this length are read whole. Of a larger one, which no reader takes, the id is made of its length and first bytes: it tells it from
    /// others, and a folder of data sets is not read through.
    /// </summary>
    public const int LongestRead = 16 * 1024 * 1024;

    private const int HeadLength = 64 * 1024;

    /// <summary>The id; of a file that cannot be read one of its own, so that it is listed, and found unread by who reads it.</summary>
    /// <param name="isText">Whether line ends count as git would store them.</param>
    public static string Of(string path, DiskState state, ObjectFormat format, bool isText) => OfContent(path, state, format, isText) ?? format.BlobId(Encoding.UTF8.GetBytes("unread " + path));

    private static string? OfContent(string path, DiskState state, ObjectFormat format, bool isText)
    {
        if (!state.IsKnown)
        {
            return null;
        }

        try
        {
            if (state.Length > LongestRead)
            {
                using var hash = format.BeginBlob(state.Length);
                DiskFile.AppendFile(hash, path, HeadLength);
                return Convert.ToHexStringLower(hash.GetHashAndReset());
            }

            if (!isText && state.Kind != FileKind.SymbolicLink)
            {
                return DiskFile.BlobId(path, state.Length, format);
            }

            var content = DiskFile.Read(path, int.MaxValue, isText);
            return content.Unread is null ? format.BlobId(content.Bytes.Span) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a file on disk is the blob with this id, as it lies there or with line ends as git would store them.</summary>
    public static bool Is(string path, DiskState state, string blobId, ObjectFormat format)
    {
        if (!state.IsKnown)
        {
            return false;
        }

        try
        {
            if (state.Kind == FileKind.SymbolicLink)
            {
                return OfContent(path, state, format, isText: false) == blobId;
            }

            if (DiskFile.BlobId(path, state.Length, format) == blobId)
            {
                return true;
            }

            return state.Length <= LongestRead && OfContent(path, state, format, isText: true) == blobId;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
