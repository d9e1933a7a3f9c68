using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace RepoMaturity.Cache;

/// <summary>
/// A folder in which facts of files and reports are kept between scans: a folder for each version of what made them, in it one for each repository, in it segments of facts, and reports. Each file is
/// written whole under another name and renamed, never changed, and belongs to nobody: any process may read or delete it at any time.
/// </summary>
/// <param name="path">Where it lies; it need not be there yet.</param>
/// <param name="clock">Tells the time; null for that of this machine.</param>
public sealed class CacheFolder(string path, TimeProvider? clock = null)
{
    /// <summary>Size above which what is least recently used is removed.</summary>
    public const long UsualLimit = 1024L * 1024 * 1024;

    /// <summary>How a segment is called at its end.</summary>
    internal const string Ending = ".facts";

    /// <summary>How a report is called at its end.</summary>
    internal const string ReportEnding = ".report";

    /// <summary>How a file is called while it is written.</summary>
    internal const string UnfinishedEnding = ".unfinished";

    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string Tag = "CACHEDIR.TAG";
    private const int NameLength = 32;

    /// <summary>What was not finished after so long never will be.</summary>
    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

    /// <summary>How exactly the time of the last use is known: a mark for each scan would be a write for each scan.</summary>
    private static readonly TimeSpan UseAccuracy = TimeSpan.FromHours(1);

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    /// <summary>Where it lies.</summary>
    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>What is in it, and how much of that one version of the program can use.</summary>
    /// <param name="fingerprint">The version.</param>
    public CacheSize Measure(string fingerprint)
    {
        var repositories = new HashSet<string>(StringComparer.Ordinal);
        int segments = 0, reports = 0;
        long bytes = 0, usable = 0;
        foreach (var file in Kept())
        {
            var isUsable = file.Directory?.Parent?.Name == fingerprint;
            repositories.Add(file.Directory?.Name ?? string.Empty);
            _ = file.Extension == ReportEnding ? reports++ : segments++;
            bytes += file.Length;
            usable += isUsable ? file.Length : 0;
        }

        return new CacheSize(segments, reports, repositories.Count, bytes, usable);
    }

    /// <summary>Removes what is least recently used until the rest is no larger than a limit.</summary>
    /// <param name="mostBytes">The limit.</param>
    /// <param name="fingerprint">Where given, what no other version than this can use is removed first.</param>
    /// <returns>How many bytes were removed.</returns>
    public long Prune(long mostBytes, string? fingerprint = null)
    {
        var kept = Kept();
        var rest = kept.Sum(file => file.Length);
        var whole = rest;
        foreach (var file in kept.OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.FullName, StringComparer.Ordinal))
        {
            if (rest > mostBytes || (fingerprint is not null && file.Directory?.Parent?.Name != fingerprint))
            {
                var length = file.Length;
                rest -= Delete(file) ? length : 0;
            }
        }

        foreach (var unfinished in Files(UnfinishedEnding).Where(file => IsFarFrom(file, LongestWrite)))
        {
            Delete(unfinished);
        }

        RemoveEmptyFolders();
        return whole - rest;
    }

    /// <summary>Removes all of it, and nothing that is not its own.</summary>
    /// <returns>How many bytes were removed.</returns>
    public long Clear()
    {
        var removed = Prune(-1);
        foreach (var unfinished in Files(UnfinishedEnding))
        {
            Delete(unfinished);
        }

        RemoveEmptyFolders();
        return removed;
    }

    private DateTime Now => (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime;

    /// <summary>Marks a file as used now.</summary>
    internal void Mark(FileInfo file)
    {
        if (IsFarFrom(file, UseAccuracy))
        {
            file.LastWriteTimeUtc = Now;
        }
    }

    /// <summary>Whether a file has a time that lies so far from now. One that lies ahead is of a clock that was set back since.</summary>
    private bool IsFarFrom(FileInfo file, TimeSpan time) => (Now - file.LastWriteTimeUtc).Duration() > time;

    /// <summary>The name of the folder of a repository: nothing of where it lies can be read from it.</summary>
    internal static string NameOf(string place) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)))[..NameLength];

    /// <summary>Where segments and reports of a repository are kept.</summary>
    internal DirectoryInfo Of(string fingerprint, string name) => new(Path.Combine(FullPath, fingerprint, name));

    /// <summary>Writes a segment.</summary>
    /// <returns>The file.</returns>
    internal FileInfo Write(DirectoryInfo folder, byte[] segment) => Write(folder, Guid.NewGuid().ToString("N") + Ending, segment);

    /// <summary>Writes a file, over one of its name.</summary>
    /// <returns>The file.</returns>
    internal FileInfo Write(DirectoryInfo folder, string name, byte[] content)
    {
        if (OperatingSystem.IsWindows())
        {
            folder.Create();
        }
        else
        {
            // What private repositories say is nobody else's to read.
            Directory.CreateDirectory(FullPath, OwnerAlone);
            Directory.CreateDirectory(folder.Parent!.FullName, OwnerAlone);
            Directory.CreateDirectory(folder.FullName, OwnerAlone);
        }

        WriteTag();
        var file = Path.Combine(folder.FullName, name);
        var unfinished = Path.Combine(folder.FullName, Guid.NewGuid().ToString("N") + UnfinishedEnding);
        try
        {
            File.WriteAllBytes(unfinished, content);
            File.Move(unfinished, file, overwrite: true);
            return new FileInfo(file);
        }
        catch
        {
            Delete(new FileInfo(unfinished));
            throw;
        }
    }

    /// <summary>Deletes a file that somebody else may be deleting too.</summary>
    internal static bool Delete(FileInfo file)
    {
        try
        {
            file.Delete();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Tells programs that make copies of a disk that nothing here is worth one (https://bford.info/cachedir).</summary>
    private void WriteTag()
    {
        var tag = Path.Combine(FullPath, Tag);
        if (!File.Exists(tag))
        {
            File.WriteAllText(tag, "Signature: 8a477f597d28d172789f06886806bc55\n# What repomaturity read of files. It can be deleted at any time.\n");
        }
    }

    private List<FileInfo> Kept() => [.. Files(Ending), .. Files(ReportEnding)];

    /// <summary>Segments in a folder: files that have the names of ours, and are no links.</summary>
    internal static IEnumerable<FileInfo> SegmentsIn(DirectoryInfo folder) => FilesIn(folder, Ending);

    /// <summary>Reports in a folder: files that have the names of ours, and are no links.</summary>
    internal static IEnumerable<FileInfo> ReportsIn(DirectoryInfo folder) => FilesIn(folder, ReportEnding);

    private static IEnumerable<FileInfo> FilesIn(DirectoryInfo folder, string ending) => folder.EnumerateFiles("*" + ending, Everything)
        .Where(file => file.LinkTarget is null && Guid.TryParseExact(Path.GetFileNameWithoutExtension(file.Name), "N", out _));

    /// <summary>Files that have our names and lie where ours do: whoever names a folder of other things as a cache loses nothing.</summary>
    private IEnumerable<FileInfo> Files(string ending) => Folders().SelectMany(folder => FilesIn(folder, ending));

    private IEnumerable<DirectoryInfo> Folders() => Directory.Exists(FullPath)
        ? new DirectoryInfo(FullPath).EnumerateDirectories("*", Everything).Where(folder => IsOurs(folder, Segment.FingerprintLength))
            .SelectMany(version => version.EnumerateDirectories("*", Everything)).Where(folder => IsOurs(folder, NameLength))
        : [];

    private static bool IsOurs(DirectoryInfo folder, int length) =>
        folder.LinkTarget is null && folder.Name.Length == length && !folder.Name.AsSpan().ContainsAnyExcept(Hexadecimal);

    private void RemoveEmptyFolders()
    {
        foreach (var folder in Folders().ToList())
        {
            RemoveIfEmpty(folder);
            RemoveIfEmpty(folder.Parent!);
        }
    }

    private static void RemoveIfEmpty(DirectoryInfo folder)
    {
        try
        {
            if (folder.Exists && !folder.EnumerateFileSystemInfos().Any())
            {
                folder.Delete();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody writes into it just now.
        }
    }
}
