using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using RepoMaturity.Core.Reports;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Fleet.Sources;
using RepoMaturity.Fleet.Work;
using RepoMaturity.Git.Remotes;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>fleet scan SOURCE...</c>.</summary>
internal sealed class FleetScanCommand
{
    private const int FirstSignal = 128;

    private readonly CommonOptions common;
    private readonly SourceOptions sources = new();
    private readonly StoreOption stores = new();
    private readonly ChildOptions scans = new();
    private readonly Option<int> jobs = new("--jobs") { Description = "Scan so many repositories at the same time; half of the processors when not given.", DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount / 2), HelpName = "N" };
    private readonly Option<bool> resume = new("--resume") { Description = "Go on with the run that did not come to its end, where there is one." };
    private readonly Option<string?> shard = new("--shard") { Description = "Scan this share of the repositories alone, such as 2/8.", HelpName = "I/N" };
    private readonly Option<string?> kept = new("--keep-clones") { Description = "Keep clones in this folder, and fetch only what is new the next time.", HelpName = "DIR" };
    private readonly PolicyOption policies = new();
    private readonly Option<string> teams = new("--team-topics") { Description = "How a topic begins that names a team; team- when not given.", DefaultValueFactory = _ => "team-", HelpName = "PREFIX" };

    private FleetScanCommand(CommonOptions common) => this.common = common;

    public static Command Create(CommonOptions common)
    {
        var scan = new FleetScanCommand(common);
        var command = new Command("scan", "Scan all repositories of some sources, each in a process of its own; those that did not change since the last run are skipped.");
        scan.sources.AddTo(command);
        foreach (var option in new[] { scan.stores.Option, scan.jobs, scan.resume, scan.shard, scan.kept, scan.teams, scan.policies.Option })
        {
            command.Options.Add(option);
        }

        scan.scans.AddTo(command);
        command.SetAction(result => scan.RunAsync(result).GetAwaiter().GetResult());
        return command;
    }

    private async Task<int> RunAsync(ParseResult result)
    {
        var atOnce = result.GetValue(jobs) is > 0 and <= 1000 and var number ? number : throw new UsageException("--jobs is a number from 1 to 1000.");
        var share = result.GetValue(shard) is { } text ? Shard.Parse(text) ?? throw new UsageException($"'{text}' is no share: write 2/8, up to {Shard.Most}.") : null;
        if (sources.Named(result).IsEmpty && !result.GetValue(resume))
        {
            throw new UsageException($"Give a SOURCE: {GitHubSource.Prefix}OWNER, a list, a folder of clones or an address.");
        }

        using var log = common.CreateLog(result);
        using var end = new CancellationTokenSource();
        var signal = 0;
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Interrupt(context, 2));
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Interrupt(context, 15));
        var named = sources.Read(result, log, common.IsVerbose(result) ? common.Terminal.Error : TextWriter.Null);
        using var policy = policies.Read(result, sources.TokenOf(result), end.Token);
        var (program, model) = scans.Read(result, atOnce, policy);
        var store = stores.Open(result);
        try
        {
            using var work = await BeginAsync(result, store, named, model, share, end.Token).ConfigureAwait(false);
            var reader = new GitRepositoryReader(new BareClones(LimitOption.Read(result).OfClone, sources.TokenOf(result)), program, store.UnfinishedFolder, result.GetValue(kept) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null, result.GetValue(teams)!);
            using var progress = new FleetProgress(common, result, work.Total, work.Tally.Total);
            await FleetRun.WorkAsync(() => new FleetWorker(work.Run, work, store, reader, TimeProvider.System) { Told = (_, entry) => progress.Add(entry) }, atOnce, end.Token).ConfigureAwait(false);
            await store.AppendAsync(new FleetEntry(TimeProvider.System.GetUtcNow(), work.Run.Id, EntryKind.Ended, string.Empty) { Tally = work.Tally }, default, CancellationToken.None).ConfigureAwait(false);
            work.End();
            Say(work.Tally);
            return work.Tally is { Failed: > 0, Scanned: 0, Unchanged: 0 } ? ExitCode.NothingScanned : ExitCode.Done;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            common.Terminal.Error.WriteLine(TerminalText.Safe($"Interrupted. What is done is kept; go on with: {ToolIdentity.Name} fleet scan --resume --store {stores.Place(result)}"));
            return FirstSignal + signal;
        }
        finally
        {
            await store.DisposeAsync().ConfigureAwait(false);
        }

        void Interrupt(PosixSignalContext context, int which)
        {
            // Whoever asks twice does not want to wait.
            context.Cancel = signal == 0;
            signal = which;
            end.Cancel();
        }
    }

    /// <summary>The list of a run that did not come to its end, where that is wanted; else that of a new one.</summary>
    private async Task<FolderWorkList> BeginAsync(ParseResult result, FolderResultStore store, IReadOnlyList<IRepositorySource> named, string model, Shard? share, CancellationToken cancellation)
    {
        var folder = stores.Place(result);
        if (result.GetValue(resume) && FolderWorkList.Resume(folder) is { } begun)
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
        var now = TimeProvider.System.GetUtcNow();
        var run = new WorkRun(now.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture), model, now, sources.Named(result));
        await store.AppendAsync(new FleetEntry(now, run.Id, EntryKind.Begun, string.Empty) { Model = model, Origin = string.Join(' ', run.Sources) }, default, cancellation).ConfigureAwait(false);
        if (share is null)
        {
            await FleetRun.NoteGoneAsync(store, run, listed, TimeProvider.System, cancellation).ConfigureAwait(false);
        }

        return FolderWorkList.Begin(folder, run, share is null ? listed : share.Take(listed));
    }

    private void Say(RunTally tally) => common.Terminal.Text.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{tally.Total} repositories: {tally.Scanned} scanned, {tally.Unchanged} unchanged and skipped, {tally.Failed} failed."));
}
