using System.Formats.Tar;

namespace RepoMaturity.Git.Snapshots;

/// <summary>Pipes, sockets and devices: what opens one may wait, or read, without end.</summary>
internal static class SpecialFile
{
    /// <summary>Whether a path leads to one, links followed. It is not opened.</summary>
    public static bool Is(string path)
    {
        try
        {
            var file = new FileInfo(path);
            var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true);

            // All of them have no length, and most files have one.
            return target is FileInfo { Exists: true, Length: 0 } && !OperatingSystem.IsWindows() && TypeOf(target.FullName) is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Links that loop, or what vanished or may not be looked at: nobody can open it.
            return false;
        }
    }

    /// <summary>The one question of the runtime for what a file is: how it would stand in an archive. A socket would not.</summary>
    private static TarEntryType? TypeOf(string path)
    {
        using var archive = new MemoryStream();
        try
        {
            using var writer = new TarWriter(archive, leaveOpen: true);
            writer.WriteEntry(path, "file");
        }
        catch (IOException)
        {
            return null;
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType;
    }
}
