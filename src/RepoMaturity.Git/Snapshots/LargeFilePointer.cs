using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RepoMaturity.Git.Snapshots;

/// <summary>
/// A pointer that Git LFS stores instead of a large file (its specification, version 1). Where the file on disk is the one that it points to, the tracked
/// content is the pointer, and no filter needs to run to see that.
/// </summary>
/// <param name="Sha256">The hash of the file.</param>
/// <param name="Length">Its length in bytes.</param>
internal sealed record LargeFilePointer(string Sha256, long Length)
{
    /// <summary>Longest pointer by the specification, in bytes.</summary>
    public const int LongestPointer = 1024;

    /// <summary>Reads a blob; null when it is no pointer.</summary>
    public static LargeFilePointer? Parse(ReadOnlySpan<byte> blob)
    {
        if (blob.Length >= LongestPointer || !blob.StartsWith("version https://git-lfs.github.com/spec/v1\n"u8))
        {
            return null;
        }

        string? hash = null;
        long? length = null;
        foreach (var line in Encoding.UTF8.GetString(blob).Split('\n'))
        {
            const string HashMark = "oid sha256:";
            const string LengthMark = "size ";
            if (line.StartsWith(HashMark, StringComparison.Ordinal))
            {
                hash = line[HashMark.Length..];
            }
            else if (line.StartsWith(LengthMark, StringComparison.Ordinal)
                && long.TryParse(line.AsSpan(LengthMark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                length = number;
            }
        }

        return hash is not null && length is { } known ? new LargeFilePointer(hash, known) : null;
    }

    /// <summary>Whether a file on disk is the one it points to.</summary>
    public bool PointsTo(string path, DiskState state)
    {
        if (state.Length != Length)
        {
            return false;
        }

        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            DiskFile.AppendFile(hash, path, state.Length);
            return Convert.ToHexStringLower(hash.GetHashAndReset()) == Sha256;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
