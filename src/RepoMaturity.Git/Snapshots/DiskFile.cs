using System.Security.Cryptography;
using System.Text;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Layout;

namespace RepoMaturity.Git.Snapshots;

/// <summary>
/// Files on disk, never behind a link and never one that would not end: pipes, sockets and devices have length zero, and what has length zero is
/// empty without being opened.
/// </summary>
internal static class DiskFile
{
    private const int LongestText = 256 * 1024 * 1024;
    private const int ChunkLength = 128 * 1024;

    /// <summary>
    /// The text of a file of the git directory, where links are followed as git does; empty when it is not there.
    /// </summary>
    /// <exception cref="RepositoryException">It is there and cannot be read.</exception>
    public static string ReadText(string path) => Encoding.UTF8.GetString(ReadGitFile(path));

    /// <summary>The bytes of a file of the git directory, where links are followed as git does; empty when it is not there.</summary>
    /// <exception cref="RepositoryException">It is there and cannot be read.</exception>
    public static byte[] ReadGitFile(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.LinkTarget is not null)
            {
                file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
            }

            if (file is not { Exists: true, Length: > 0 })
            {
                return [];
            }

            return file.Length > LongestText
                ? throw new RepositoryException($"{path} is larger than any repository needs: repair the repository, or scan a fresh clone of it.")
                : File.ReadAllBytes(file.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RepositoryException($"{path} cannot be read: make it readable for this user.", exception);
        }
    }

    /// <summary>The bytes of a file, links followed; none for what is no file, which must not be opened.</summary>
    /// <exception cref="IOException">It is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be looked at.</exception>
    public static long Length(string path)
    {
        var file = new FileInfo(path);
        return (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo)?.Length ?? 0;
    }

    /// <summary>What a path is on disk; null when it is a folder or nothing.</summary>
    public static DiskState? Look(FileInfo file)
    {
        try
        {
            if (file.LinkTarget is { } target)
            {
                return new DiskState(FileKind.SymbolicLink, Encoding.UTF8.GetByteCount(target), 0, 0);
            }

            // Exists says no of what may not be looked at, too.
            if (file.Attributes == (FileAttributes)(-1) || file.Attributes.HasFlag(FileAttributes.Directory))
            {
                return null;
            }

            var isExecutable = !OperatingSystem.IsWindows() && (file.UnixFileMode & UnixFileMode.UserExecute) != 0;
            var ticks = file.LastWriteTimeUtc.Ticks - DateTime.UnixEpoch.Ticks;
            var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var rest);
            return new DiskState(
                isExecutable ? FileKind.Executable : FileKind.Regular, file.Length, seconds, (int)(rest * TimeSpan.NanosecondsPerTick));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return DiskState.Refused;
        }
    }

    /// <summary>The content of a file; of a link its target.</summary>
    /// <param name="isText">Whether line ends become those that git would store.</param>
    public static FileContent Read(string path, int maximumBytes, bool isText)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.LinkTarget is { } target)
            {
                var bytes = Encoding.UTF8.GetBytes(target);
                return bytes.Length > maximumBytes ? FileContent.Missing(UnreadReason.TooLarge) : FileContent.Of(bytes);
            }

            if (file.Length == 0)
            {
                return FileContent.Of(ReadOnlyMemory<byte>.Empty);
            }

            if (file.Length > maximumBytes)
            {
                return FileContent.Missing(UnreadReason.TooLarge);
            }

            var content = ReadBytes(path, (int)file.Length);
            return FileContent.Of(isText ? LineEnds.AsStored(content) : content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return FileContent.Missing(UnreadReason.Failed);
        }
    }

    /// <summary>Git's id of a file as it lies on disk, read in pieces.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static string BlobId(string path, long length, ObjectFormat format)
    {
        using var hash = format.BeginBlob(length);
        AppendFile(hash, path, length);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Adds the bytes of a file to a hash; a file without length is not opened.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static void AppendFile(IncrementalHash hash, string path, long length)
    {
        if (length == 0)
        {
            return;
        }

        using var stream = Open(path);
        var chunk = new byte[Math.Min(length, ChunkLength)];
        for (int read; length > 0 && (read = stream.Read(chunk, 0, (int)Math.Min(length, chunk.Length))) > 0; length -= read)
        {
            hash.AppendData(chunk, 0, read);
        }
    }

    private static byte[] ReadBytes(string path, int length)
    {
        using var stream = Open(path);
        var content = new byte[length];
        var read = stream.ReadAtLeast(content, length, throwOnEndOfStream: false);
        return read == length ? content : content[..read];
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
}
