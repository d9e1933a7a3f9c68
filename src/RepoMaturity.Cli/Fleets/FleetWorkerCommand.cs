using System.CommandLine;
using RepoMaturity.Core.Reports;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Fleet.Work.RabbitMq;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>fleet worker</c>.</summary>
internal sealed class FleetWorkerCommand
{
    private readonly CommonOptions common;
    private readonly StoreOption stores = new();
    private readonly ClusterOption cluster = new(isRequired: true, "The queue to take repositories from: amqp://USER@HOST:PORT/VHOST with the password of AMQP_PASSWORD, or amqps://.");
    private readonly ReaderOptions readers = new();
    private readonly Option<string?> gitHub = SourceOptions.GitHubUrl();
    private readonly Option<int?> idle = new("--idle") { Description = "End after so many seconds without work; without it, wait for more until interrupted.", HelpName = "SECONDS" };

    private FleetWorkerCommand(CommonOptions common) => this.common = common;

    public static Command Create(CommonOptions common)
    {
        var worker = new FleetWorkerCommand(common);
        var command = new Command("worker", "Scan what 'fleet scan --cluster' puts on its queue, beside workers on any number of machines. Give it the options of that scan.") { worker.cluster.Option, worker.stores.Option, worker.idle, worker.gitHub };
        worker.readers.AddTo(command);
        command.SetAction(result => worker.RunAsync(result).GetAwaiter().GetResult());
        return command;
    }

    private async Task<int> RunAsync(ParseResult result)
    {
        var (jobs, address) = (readers.Jobs(result), cluster.Read(result));
        TimeSpan? patience = result.GetValue(idle) is not { } seconds ? null : seconds is > 0 and <= 24 * 3600 ? TimeSpan.FromSeconds(seconds) : throw new UsageException("--idle is a number of seconds, from 1 to 86400.");
        using var ending = new CleanEnd();
        var tokenOf = SourceOptions.TokenOf(result.GetValue(gitHub));
        using var policy = readers.Policy(result, tokenOf, ending.Token);
        var (program, model) = readers.Program(result, policy);
        try
        {
            var store = await stores.OpenAsync(result, ending.Token).ConfigureAwait(false);
            await using (store.ConfigureAwait(false))
            {
                using var unfinished = UnfinishedFolder.Of(store);
                var reader = readers.Reader(result, program, tokenOf, unfinished.Path);
                var work = new RabbitWorkList(address, ClusterOption.Shared(store), model, jobs, patience);
                await using (work.ConfigureAwait(false))
                {
                    using var progress = new FleetProgress(common, result, total: null, before: 0);
                    await FleetRun.WorkAsync(() => new FleetWorker(work, store, reader, TimeProvider.System) { Told = (_, entry) => progress.Add(entry) }, jobs, ending.Token).ConfigureAwait(false);
                }
            }

            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (ending.Token.IsCancellationRequested)
        {
            if (common.LogLevel(result) < Serilog.Events.LogEventLevel.Error)
            {
                common.Terminal.Error.WriteLine(TerminalText.Safe("Interrupted. What was begun is given back."));
            }

            return ending.ExitCode;
        }
    }
}
