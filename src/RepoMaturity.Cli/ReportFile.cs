using System.Runtime.InteropServices;
using RepoMaturity.Git;

namespace RepoMaturity.Cli;

/// <summary>
/// Writes a file whole or not at all: beside its place under a name of its own, to the disk, and then by one step to its place. A link stays a link; a device or a pipe is written to.
/// </summary>
internal static class ReportFile
{
    /// <summary>Folders whose files are no files: they cannot be replaced, and what is written goes elsewhere.</summary>
    private static readonly string[] Devices = ["/dev/", "/proc/"];

    /// <summary>Writes the file.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var target = new FileInfo(path).LinkTarget is null ? Path.GetFullPath(path) : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        if (IsDevice(path) || IsDevice(target))
        {
            using var device = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            device.Write(content);
            return;
        }

        if (!File.Exists(target))
        {
            Replace(target, mode: null, content);
            return;
        }

        // Also refuses a file that its permissions protect.
        using var existing = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        if (!existing.CanSeek)
        {
            existing.Write(content);
            return;
        }

        try
        {
            Replace(target, OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(target), content);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException || IsBusy(target, exception))
        {
            // A file that may be written, in a folder that may not, or one that something is mounted on: it can only be written in its place.
            existing.SetLength(0);
            existing.Write(content);
            existing.Flush(flushToDisk: true);
        }
    }

    /// <summary>Whether it is a device or a pipe of the system.</summary>
    public static bool IsDevice(string path) => Array.Exists(Devices, folder => Path.GetFullPath(path).StartsWith(folder, StringComparison.Ordinal));

    /// <summary>The answers of Unix (EBUSY, EROFS) where the file is mounted from elsewhere.</summary>
    private static bool IsBusy(string target, Exception exception) => exception is IOException { HResult: 16 or 30 } && File.Exists(target);

    private static void Replace(string target, UnixFileMode? mode, ReadOnlySpan<byte> content)
    {
        // Short, so that it fits wherever the target's name does.
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".repomaturity-{Path.GetRandomFileName()}");
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Abandon());
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Abandon());
        try
        {
            FileStream file;
            lock (Interruption.Gate)
            {
                file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            }

            using (file)
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            if (mode is { } kept && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, kept);
            }

            lock (Interruption.Gate)
            {
                File.Move(temporary, target, overwrite: true);
            }
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        void Abandon()
        {
            // Never left again: the process ends now, and writes no more.
            Interruption.Gate.Enter();
            File.Delete(temporary);
        }
    }
}
