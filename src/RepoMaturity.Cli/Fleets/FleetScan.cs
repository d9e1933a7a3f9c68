using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Fleet.Sources;
using RepoMaturity.Fleet.Work;
using RepoMaturity.Fleet.Work.RabbitMq;

namespace RepoMaturity.Cli.Fleets;

/// <summary>A run over the repositories of some sources, from its options to what became of it.</summary>
internal sealed class FleetScan(CommonOptions common)
{
    private readonly SourceOptions sources = new();
    private readonly StoreOption stores = new();
    private readonly ReaderOptions readers = new();
    private readonly Option<bool> resume = new("--resume") { Description = "Go on with the run that did not come to its end, where there is one." };
    private readonly ClusterOption cluster = new(isRequired: false, "Leave the scanning to 'fleet worker' on other machines: put the repositories on the queue of this RabbitMQ, amqp://USER@HOST:PORT/VHOST with the password of AMQP_PASSWORD, and wait for the end.");
    private readonly Option<string?> shard = new("--shard") { Description = "Scan this share of the repositories alone, such as 2/8.", HelpName = "I/N" };

    /// <summary>Adds its options to a command.</summary>
    public void AddTo(Command command)
    {
        sources.AddTo(command);
        foreach (var option in new[] { stores.Option, resume, shard, cluster.Option })
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

    /// <summary>What became of a run, in a line.</summary>
    public static string Line(RunTally tally) => string.Create(CultureInfo.InvariantCulture, $"{tally.Total} repositories: {tally.Scanned} scanned, {tally.Unchanged} unchanged and skipped, {tally.Failed} failed.");

    /// <summary>Runs to its end.</summary>
    /// <returns>What became of its repositories.</returns>
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
            return cluster.IsGiven(result) ? await LeaveAsync(result, store, named, model, cancellation).ConfigureAwait(false) : await WorkAsync(result, store, named, program, model, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Scans all of it here.</summary>
    private async Task<RunTally> WorkAsync(ParseResult result, IResultStore store, IReadOnlyList<IRepositorySource> named, ScanProgram program, string model, CancellationToken cancellation)
    {
        using var unfinished = UnfinishedFolder.Of(store);
        var runs = stores.Runs(result, store);
        using var work = await BeginAsync(result, store, named, model, runs.ResumeAsync, list => list.Run, runs.BeginAsync, cancellation).ConfigureAwait(false);
        var reader = readers.Reader(result, program, sources.TokenOf(result), unfinished.Path);
        using (var progress = new FleetProgress(common, result, work.Total, work.Tally.Total))
        {
            await FleetRun.WorkAsync(() => new FleetWorker(work, store, reader, TimeProvider.System) { Told = (_, entry) => progress.Add(entry) }, readers.Jobs(result), cancellation).ConfigureAwait(false);
        }

        await FleetRun.NoteEndAsync(store, work.Run, work.Tally, TimeProvider.System).ConfigureAwait(false);
        await work.EndAsync().ConfigureAwait(false);
        return work.Tally;
    }

    /// <summary>Has workers scan it, and waits for them.</summary>
    private async Task<RunTally> LeaveAsync(ParseResult result, IResultStore store, IReadOnlyList<IRepositorySource> named, string model, CancellationToken cancellation)
    {
        var (address, shared) = (cluster.Read(result), ClusterOption.Shared(store));
        var run = await BeginAsync(
            result,
            store,
            named,
            model,
            async (scope, stop) => await ClusterRun.ResumeAsync(address, shared, scope, stop).ConfigureAwait(false),
            begun => begun.Run,
            async (begun, repositories, stop) => await ClusterRun.BeginAsync(address, shared, begun, repositories, stop).ConfigureAwait(false),
            cancellation).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            await run.PublishAsync(cancellation).ConfigureAwait(false);
            RunTally tally;
            using (var progress = new FleetProgress(common, result, run.Total, before: 0))
            {
                tally = await run.WatchAsync((done, waiting, workers) => progress.Reach(done.Total, string.Create(CultureInfo.InvariantCulture, $"; {waiting} wait, {workers} workers")), TimeProvider.System, cancellation).ConfigureAwait(false);
            }

            await FleetRun.NoteEndAsync(store, run.Run, tally, TimeProvider.System).ConfigureAwait(false);
            await run.EndAsync().ConfigureAwait(false);
            return tally;
        }
    }

    private Shard? Share(ParseResult result) => result.GetValue(shard) is { } text ? Shard.Parse(text) ?? throw new UsageException($"'{text}' is no share: write 2/8, up to {Shard.Most}.") : null;

    /// <summary>The run that did not come to its end, where that is wanted; else a new one.</summary>
    private async Task<TRun> BeginAsync<TRun>(
        ParseResult result,
        IResultStore store,
        IReadOnlyList<IRepositorySource> named,
        string model,
        Func<string?, CancellationToken, ValueTask<TRun?>> resumed,
        Func<TRun, WorkRun> runOf,
        Func<WorkRun, ImmutableArray<FleetRepository>, CancellationToken, ValueTask<TRun>> begun,
        CancellationToken cancellation)
        where TRun : class
    {
        var share = Share(result);
        var scope = named.Count > 0 ? WorkRun.ScopeOf(sources.Named(result), share?.ToString()) : null;
        if (result.GetValue(resume) && await resumed(scope, cancellation).ConfigureAwait(false) is { } left)
        {
            if (runOf(left).Model == model)
            {
                return left;
            }

            await DisposeAsync(left).ConfigureAwait(false);
            throw new UsageException("The run that did not come to its end judged by other rules, detectors or options: give the same options, or leave --resume out to begin anew.");
        }

        if (named.Count == 0)
        {
            throw new UsageException("There is no run to go on with: give a SOURCE, too.");
        }

        var listed = await FleetRun.ListAsync(named, cancellation).ConfigureAwait(false);
        var run = WorkRun.Begin(TimeProvider.System, model, sources.Named(result)) with { Share = share?.ToString() };
        await FleetRun.NoteBeginAsync(store, run, share is null ? listed : null, TimeProvider.System, cancellation).ConfigureAwait(false);
        return await begun(run, share is null ? listed : share.Take(listed), cancellation).ConfigureAwait(false);
    }

    private static async ValueTask DisposeAsync(object run)
    {
        (run as IDisposable)?.Dispose();
        if (run is IAsyncDisposable open)
        {
            await open.DisposeAsync().ConfigureAwait(false);
        }
    }
}
