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
    /// <param name="place">What tells the repository from others.</param>
    public FactStore? Open(ParseResult result, Terminal terminal, string place) => Folder(result, terminal) is { } kept ? new FactStore(kept, place) : null;

    /// <summary>Writes what is new to the disk, where it is kept there; what goes wrong is told to the log.</summary>
    public static void Save(IFactCache? cache, Logger log)
    {
        if (cache is not FactStore store)
        {
            return;
        }

        store.Save();
        foreach (var trouble in store.Troubles)
        {
            log.Information("Cache: {Trouble}", trouble);
        }
    }

    /// <summary>The folder that is meant; null where none is.</summary>
    public CacheFolder? Folder(ParseResult result, Terminal terminal) => result.GetValue(none) ? null
        : (result.GetValue(folder) ?? terminal.CacheFolder) is { } path ? new CacheFolder(path)
        : null;
}
