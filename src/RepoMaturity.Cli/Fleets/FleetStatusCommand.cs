using System.CommandLine;
using System.Globalization;
using RepoMaturity.Core.Reports;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Work.RabbitMq;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>fleet status</c>.</summary>
internal sealed class FleetStatusCommand
{
    private readonly CommonOptions common;
    private readonly StoreOption stores = new();
    private readonly ClusterOption cluster = new(isRequired: false, "Say what the queue of this RabbitMQ holds, too.");

    private FleetStatusCommand(CommonOptions common) => this.common = common;

    public static Command Create(CommonOptions common)
    {
        var status = new FleetStatusCommand(common);
        var command = new Command("status", "Say what a store holds, how the last run ended, and how far one is that did not.") { status.stores.Option, status.cluster.Option };
        command.SetAction(result => status.RunAsync(result).GetAwaiter().GetResult());
        return command;
    }

    private async Task<int> RunAsync(ParseResult result)
    {
        var store = await stores.OpenToReadAsync(result).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            var (known, withResult, gone, failures) = (0, 0, 0, new List<RepositoryState>());
            await foreach (var state in store.StatesAsync(at: null, CancellationToken.None).ConfigureAwait(false))
            {
                known += state.IsGone ? 0 : 1;
                gone += state.IsGone ? 1 : 0;
                withResult += state is { IsGone: false, Key: not null } ? 1 : 0;
                if (state is { IsGone: false, Failure: not null })
                {
                    failures.Add(state with { Digest = default });
                }
            }

            Say(string.Create(CultureInfo.InvariantCulture, $"{known} repositories, {withResult} of them with a result; {failures.Count} could not be scanned when last tried; {gone} are gone."));
            await SayRunsAsync(store).ConfigureAwait(false);
            if (await stores.Runs(result, store).LookAsync(CancellationToken.None).ConfigureAwait(false) is { } open)
            {
                Say(string.Create(CultureInfo.InvariantCulture, $"Run {open.Run.Id} did not come to its end, or goes on just now: {open.Tally.Total} of {open.Total} repositories are done."));
            }

            if (cluster.IsGiven(result))
            {
                await SayClusterAsync(result).ConfigureAwait(false);
            }

            foreach (var failure in failures)
            {
                Say($"  {failure.Repository}: {failure.Failure}");
            }

            return ExitCode.Done;
        }
    }

    private async Task SayClusterAsync(ParseResult result)
    {
        var address = cluster.Read(result);
        var state = await ClusterState.ReadAsync(address, CancellationToken.None).ConfigureAwait(false);
        Say(string.Create(CultureInfo.InvariantCulture, $"{address.Shown}: {state.Waiting} repositories wait, {state.Workers} workers are there, {state.Dead.Length} lie dead."));
        foreach (var name in state.Dead)
        {
            Say($"  dead: {name}");
        }
    }

    private async Task SayRunsAsync(IResultStore store)
    {
        (FleetEntry? begun, FleetEntry? ended, DateTimeOffset? began) = (null, null, null);
        await foreach (var entry in store.EntriesAsync(CancellationToken.None).ConfigureAwait(false))
        {
            if (entry.Kind == EntryKind.Begun)
            {
                begun = entry;
            }
            else if (entry is { Kind: EntryKind.Ended, Tally: not null })
            {
                (ended, began) = (entry, begun?.Run == entry.Run ? begun.At : null);
            }
        }

        if (ended?.Tally is { } tally)
        {
            var took = began is { } from ? string.Create(CultureInfo.InvariantCulture, $" after {(ended.At - from).TotalMinutes:0.0} minutes") : string.Empty;
            Say(string.Create(CultureInfo.InvariantCulture, $"Run {ended.Run} ended at {ended.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC{took}: {tally.Scanned} scanned, {tally.Unchanged} unchanged, {tally.Failed} failed."));
        }
    }

    private void Say(string line) => common.Terminal.Text.WriteLine(TerminalText.Safe(line));
}
