using System.CommandLine;
using System.Globalization;
using RepoMaturity.Cache;
using RepoMaturity.Cli.Plugins;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Cli;

/// <summary><c>cache stats|prune|clear</c>.</summary>
internal sealed class CacheCommand
{
    private readonly CommonOptions common;
    private readonly Option<string?> folder = new("--cache") { Description = "This folder, instead of the usual one of the platform.", HelpName = "DIR" };
    private readonly Option<string?> most = new("--to") { Description = "The size to come down to, such as 200M; usually 1G.", HelpName = "BYTES" };

    private CacheCommand(CommonOptions common) => this.common = common;

    public static Command Create(CommonOptions common)
    {
        var cache = new CacheCommand(common);
        return new Command("cache", "Look after what was read of files and is kept between scans.")
        {
            cache.Create("stats", "Say where it is kept and how much.", cache.ShowStats),
            cache.Create("prune", "Remove what this version of the program cannot use, then what was not used for longest, down to a size.", cache.Prune, cache.most),
            cache.Create("clear", "Remove all of it.", cache.Clear),
        };
    }

    /// <summary>What this version of the program keeps its facts under, with the usual limits.</summary>
    private static string Fingerprint => ScanCommand.CreateAnalyzer(ReadLimits.Default, new MemoryFactCache(), PluginSet.None).CacheFingerprint;

    private Command Create(string name, string description, Action<CacheFolder, ParseResult> run, params ReadOnlySpan<Option> options)
    {
        var command = new Command(name, description) { folder };
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        command.SetAction(result =>
        {
            var path = result.GetValue(folder) ?? common.Terminal.CacheFolder ?? throw new UsageException("This person has no folder for caches: name one with --cache.");
            run(path.Length > 0 ? new CacheFolder(path) : throw new UsageException("--cache is empty: name a folder."), result);
            return ExitCode.Done;
        });
        return command;
    }

    private void ShowStats(CacheFolder cache, ParseResult result)
    {
        var size = cache.Measure(Fingerprint);
        Say($"folder        {cache.FullPath}");
        Say($"repositories  {Number(size.Repositories)}");
        Say($"files         {Number(size.Segments)}");
        Say($"assessments   {Number(size.Reports)}");
        Say($"size          {Mebibytes(size.Bytes)}, of which this version can use {Mebibytes(size.UsableBytes)}");
        Say($"limit         {Mebibytes(CacheFolder.UsualLimit)}");
    }

    private void Prune(CacheFolder cache, ParseResult result)
    {
        var limit = CacheFolder.UsualLimit;
        if (result.GetValue(most) is { } text)
        {
            limit = LimitOption.Number(text) ?? throw new UsageException($"--to '{text}' is no size: give bytes, such as 500000, or 200M; K, M and G stand for powers of 1024.");
        }

        SayRemoved(cache.Prune(limit, Fingerprint));
    }

    private void Clear(CacheFolder cache, ParseResult result) => SayRemoved(cache.Clear());

    private void SayRemoved(long bytes) => Say($"{Mebibytes(bytes)} removed.");

    private void Say(string line) => common.Terminal.Text.WriteLine(TerminalText.Safe(line));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024.0:0.0} MiB");
}
