using System.CommandLine;
using System.Globalization;
using RepoMaturity.Core.Reports;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Fleet.Sources;
using RepoMaturity.Fleet.Work;

namespace RepoMaturity.Cli.Fleets;

/// <summary>A run over the repositories of some sources, from its options to the line that says what became of it.</summary>
internal sealed class FleetScan(CommonOptions common)
{
    private readonly SourceOptions sources = new();
    private readonly StoreOption stores = new();
    private readonly ReaderOptions readers = new();
    private readonly Option<bool> resume = new("--resume") { Description = "Go on with the run that did not come to its end, where there is one." };
    private readonly Option<string?> shard = new("--shard") { Description = "Scan this share of the repositories alone, such as 2/8.", HelpName = "I/N" };

    /// <summary>Adds its options to a command.</summary>
    public void AddTo(Command command)
    {
        sources.AddTo(command);
        foreach (var option in new[] { stores.Option, resume, shard })
        {
            command.Options.Add(option);
        }

        readers.AddTo(command);
    }

    /// <summary>The store, as people may see it.</summary>
    public string Store(ParseResult result) => stores.Shown(result);

    /// <summary>Refuses what cannot be meant.</summary>
    public void Check(ParseResult result)
    {
        readers.Jobs(result);
        Share(result);
        if (sources.Named(result).IsEmpty && !result.GetValue(resume))
        {
            throw new UsageException($"Give a SOURCE: {GitHubSource.Prefix}OWNER, a list, a folder of clones or an address.");
        }
    }

    /// <summary>Runs to its end, and says what became of it.</summary>
    public async Task<RunTally> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        Check(result);
        using var log = common.CreateLog(result);
        var named = sources.Read(result, log, common.IsVerbose(result) ? common.Terminal.Error : TextWriter.Null);
        using var policy = readers.Policy(result, sources.TokenOf(result), cancellation);
        var (program, model) = readers.Program(result, policy);
        var store = await stores.OpenAsync(result, cancellation).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            using var unfinished = UnfinishedFolder.Of(store);
            using var work = await BeginAsync(result, store, named, model, cancellation).ConfigureAwait(false);
            var reader = readers.Reader(result, program, sources.TokenOf(result), unfinished.Path);
            using (var progress = new FleetProgress(common, result, work.Total, work.Tally.Total))
            {
                await FleetRun.WorkAsync(() => new FleetWorker(work, store, reader, TimeProvider.System) { Told = (_, entry) => progress.Add(entry) }, readers.Jobs(result), cancellation).ConfigureAwait(false);
            }

            await FleetRun.NoteEndAsync(store, work.Run, work.Tally, TimeProvider.System).ConfigureAwait(false);
            await work.EndAsync().ConfigureAwait(false);
            Say(work.Tally);
            return work.Tally;
        }
    }

    private Shard? Share(ParseResult result) => result.GetValue(shard) is { } text ? Shard.Parse(text) ?? throw new UsageException($"'{text}' is no share: write 2/8, up to {Shard.Most}.") : null;

    /// <summary>The list of a run that did not come to its end, where that is wanted; else that of a new one.</summary>
    private async Task<IRunList> BeginAsync(ParseResult result, IResultStore store, IReadOnlyList<IRepositorySource> named, string model, CancellationToken cancellation)
    {
        var (runs, share) = (stores.Runs(result, store), Share(result));
        var scope = named.Count > 0 ? WorkRun.ScopeOf(sources.Named(result), share?.ToString()) : null;
        if (result.GetValue(resume) && await runs.ResumeAsync(scope, cancellation).ConfigureAwait(false) is { } begun)
        {
            if (begun.Run.Model == model)
            {
                return begun;
            }

            begun.Dispose();
            throw new UsageException("The run that did not come to its end judged by other rules, detectors or options: give the same options, or leave --resume out to begin anew.");
        }

        if (named.Count == 0)
        {
            throw new UsageException("There is no run to go on with: give a SOURCE, too.");
        }

        var listed = await FleetRun.ListAsync(named, cancellation).ConfigureAwait(false);
        var run = WorkRun.Begin(TimeProvider.System, model, sources.Named(result)) with { Share = share?.ToString() };
        await FleetRun.NoteBeginAsync(store, run, share is null ? listed : null, TimeProvider.System, cancellation).ConfigureAwait(false);
        return await runs.BeginAsync(run, share is null ? listed : share.Take(listed), cancellation).ConfigureAwait(false);
    }

    private void Say(RunTally tally) => common.Terminal.Text.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{tally.Total} repositories: {tally.Scanned} scanned, {tally.Unchanged} unchanged and skipped, {tally.Failed} failed."));
}
