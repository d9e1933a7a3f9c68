using System.CommandLine;
using RepoMaturity.Cache;
using RepoMaturity.Core.Facts;
using Serilog.Core;

namespace RepoMaturity.Cli;

/// <summary>The options that say where what was read of files is kept between scans.</summary>
internal sealed class CacheOptions
{
    private readonly Option<string?> folder = new("--cache") { Description = "Keep what is read of files in this folder, instead of the usual one of the platform.", HelpName = "DIR" };
    private readonly Option<bool> none = new("--no-cache") { Description = "Neither use nor keep what was read of files." };

    public IEnumerable<Option> All => [folder, none];

    /// <summary>Refuses what cannot be meant, before anything is read.</summary>
    public void Check(ParseResult result)
    {
        if (result.GetValue(folder) is not { } given)
        {
            return;
        }

        if (result.GetValue(none))
        {
            throw new UsageException("Give --cache or --no-cache, not both.");
        }

        if (given.Length == 0 || File.Exists(given))
        {
            throw new UsageException($"'{given}' is no folder: --cache names one, which need not be there yet.");
        }
    }

    /// <summary>The facts of a repository that earlier scans kept; null where nothing is to be kept.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="terminal">Knows the usual folder.</param>
    /// <param name="place">What tells the repository from others: its git directory, its folder or its address.</param>
    /// <param name="log">Told where a folder is not used.</param>
    /// <param name="apart">Tells what is kept apart of the same repository.</param>
    public FactStore? Open(ParseResult result, Terminal terminal, string place, Logger log, string apart = "")
    {
        if (Folder(result, terminal) is not { } kept)
        {
            return null;
        }

        if (MayHaveComeWith(place, kept))
        {
            log.Warning("The cache {Folder} lies in what is scanned and is not used: give --cache a folder elsewhere", kept.FullPath);
            return null;
        }

        return new FactStore(kept, place + apart);
    }

    /// <summary>The reports of a repository that earlier scans kept; null where none are to be kept.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="terminal">Knows the usual folder.</param>
    /// <param name="place">What tells the repository from others: its git directory, its folder or its address.</param>
    /// <param name="fingerprint">Names the code that makes them.</param>
    public ReportStore? OpenReports(ParseResult result, Terminal terminal, string place, string fingerprint) =>
        Folder(result, terminal) is { } kept && !MayHaveComeWith(place, kept) ? new ReportStore(kept, place, fingerprint) : null;

    /// <summary>Writes what is new to the disk, where it is kept there; what goes wrong is told to the log.</summary>
    public static void Save(IFactCache? cache, Logger log)
    {
        if (cache is not FactStore store)
        {
            return;
        }

        store.Save();
        Tell(store.Troubles, log);
    }

    /// <summary>Tells the log what went wrong with the disk.</summary>
    public static void Tell(IEnumerable<string> troubles, Logger log)
    {
        foreach (var trouble in troubles)
        {
            log.Information("Cache: {Trouble}", trouble);
        }
    }

    /// <summary>What lies in the tree may have come with it, and would speak for it.</summary>
    private static bool MayHaveComeWith(string place, CacheFolder kept) => IsWithin(kept.FullPath, Path.GetFileName(place) == ".git" ? Path.GetDirectoryName(place)! : place);

    private static bool IsWithin(string folder, string tree) => Path.IsPathRooted(tree)
        && (folder + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(tree) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The folder that is meant; null where none is.</summary>
    public CacheFolder? Folder(ParseResult result, Terminal terminal) => result.GetValue(none) ? null
        : (result.GetValue(folder) ?? terminal.CacheFolder) is { } path ? new CacheFolder(path)
        : null;
}
