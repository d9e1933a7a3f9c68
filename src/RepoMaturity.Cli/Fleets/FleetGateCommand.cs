using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Settings;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Runs;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>fleet gate</c>: the gates of a single scan, for every repository of a store.</summary>
internal sealed class FleetGateCommand
{
    private readonly CommonOptions common;
    private readonly StoreOption stores = new();
    private readonly SelectionOptions selection = new();
    private readonly Option<int?> minimum = new("--min-stage") { Description = "End with exit code 1 where a repository is below this stage.", HelpName = "N" };
    private readonly Option<string[]> gates = new("--fail-on") { Description = $"End with exit code 1 where this is true of a repository. Repeatable, or several with commas: {GateReader.Forms}.", HelpName = "EXPR" };
    private readonly Option<string?> since = new("--since") { Description = "What regression compares with: how it stood on this day, instead of before the last run.", HelpName = "YYYY-MM-DD" };
    private readonly Option<string?> rules = new("--rules") { Description = "The rules that were added when it was scanned.", HelpName = "DIR" };

    private FleetGateCommand(CommonOptions common) => this.common = common;

    public static Command Create(CommonOptions common)
    {
        var gate = new FleetGateCommand(common);
        var command = new Command("gate", "Judge every repository of a store by gates.") { gate.stores.Option, gate.minimum, gate.gates, gate.since, gate.rules };
        gate.selection.AddTo(command);
        command.SetAction(result => gate.RunAsync(result).GetAwaiter().GetResult());
        return command;
    }

    private async Task<int> RunAsync(ParseResult result)
    {
        var asked = Read(result);
        var store = await stores.OpenToReadAsync(result).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            var before = asked.Any(gate => gate.Measure == GateMeasure.Regression) ? await BeforeAsync(result, store).ConfigureAwait(false) : [];
            var (passed, failed, undecided) = (0, 0, 0);
            await foreach (var state in FleetMembers.ReadAsync(store, at: null, selection.Read(result), CancellationToken.None).ConfigureAwait(false))
            {
                var outcomes = state.Key is { } key && await FindAsync(store, key).ConfigureAwait(false) is { } digest
                    ? new GateJudge(digest, before.TryGetValue(state.Repository, out var old) ? await FindAsync(store, old).ConfigureAwait(false) : null, isStrict: true).Judge(asked)
                    : [new GateOutcome("scan", GateVerdict.Undecided, state.Failure ?? "It was never scanned.")];
                Say(state, outcomes);
                _ = outcomes.Any(outcome => outcome.Verdict == GateVerdict.Failed) ? failed++
                    : outcomes.Any(outcome => outcome.Verdict == GateVerdict.Undecided) ? undecided++ : passed++;
            }

            var all = passed + failed + undecided;
            common.Terminal.Text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all} {(all == 1 ? "repository" : "repositories")}: {passed} pass, {failed} fail, {undecided} not decided."));
            return failed > 0 ? ExitCode.GateFailed : undecided > 0 ? ExitCode.NothingScanned : ExitCode.Done;
        }
    }

    private static async Task<AssessmentDigest?> FindAsync(IResultStore store, ResultKey key) =>
        await store.ReadReportAsync(key, CancellationToken.None).ConfigureAwait(false) is { } report ? DigestReader.Read(report) : null;

    private ImmutableArray<Gate> Read(ParseResult result)
    {
        var reader = new GateReader(RuleSource.Load(result.GetValue(rules)), []);
        var texts = (result.GetValue(gates) ?? []).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        texts = result.GetValue(minimum) is { } least ? texts.Prepend($"stage<{least.ToString(CultureInfo.InvariantCulture)}") : texts;
        ImmutableArray<Gate> read = [.. texts.Select(text => reader.Read(text, out var wrong) ?? throw new UsageException(wrong!)).Distinct()];
        return !read.IsEmpty ? read : throw new UsageException("Give --min-stage N or --fail-on EXPR: without a gate there is nothing to judge.");
    }

    /// <summary>The results that each repository had.</summary>
    private async Task<Dictionary<string, ResultKey>> BeforeAsync(ParseResult result, IResultStore store)
    {
        DateTimeOffset? day = result.GetValue(since) is { } text ? SourceOptions.Day(text, "--since") : await FleetMembers.PreviousRunAsync(store, CancellationToken.None).ConfigureAwait(false);
        var before = new Dictionary<string, ResultKey>(StringComparer.Ordinal);
        if (day is { } time)
        {
            await foreach (var state in store.StatesAsync(time, CancellationToken.None).ConfigureAwait(false))
            {
                if (state.Key is { } key)
                {
                    before[state.Repository] = key;
                }
            }
        }

        return before;
    }

    private void Say(RepositoryState state, ImmutableArray<GateOutcome> outcomes)
    {
        foreach (var outcome in outcomes.Where(outcome => outcome.Verdict != GateVerdict.Passed))
        {
            common.Terminal.Text.WriteLine(TerminalText.Safe($"{state.Repository}: {(outcome.Verdict == GateVerdict.Failed ? "failed" : "not decided")}: {outcome.Gate}. {outcome.Why}"));
        }
    }
}
