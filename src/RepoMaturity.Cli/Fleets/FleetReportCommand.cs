using System.CommandLine;
using System.Text;
using RepoMaturity.Core.Fleets;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Fleet.Results;
using RepoMaturity.Fleet.Runs;
using RepoMaturity.Pages;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>fleet report</c>.</summary>
internal sealed class FleetReportCommand
{
    private readonly CommonOptions common;
    private readonly StoreOption stores = new();
    private readonly SelectionOptions selection = new();
    private readonly ReportOptions reports = new([.. ReportTarget.Formats, ReportTarget.Html, ReportTarget.Csv]);
    private readonly Option<string?> since = new("--since") { Description = "Say what changed since this day, instead of since the run before the last.", HelpName = "YYYY-MM-DD" };

    private FleetReportCommand(CommonOptions common) => this.common = common;

    public static Command Create(CommonOptions common)
    {
        var report = new FleetReportCommand(common);
        var command = new Command("report", "Say how the fleet stands: stages, dimensions, practices, technologies, what holds most of it back, and what changed.") { report.stores.Option, report.since };
        report.selection.AddTo(command);
        report.reports.AddTo(command);
        command.SetAction(result => report.RunAsync(result).GetAwaiter().GetResult());
        return command;
    }

    /// <summary>A table of all repositories, a row each.</summary>
    public static async Task<byte[]> TableAsync(IResultStore store, Predicate<RepositoryState> isWanted)
    {
        var rules = RuleSource.Load(null);
        var members = FleetMembers.ReadAsync(store, at: null, isWanted, CancellationToken.None);
        var table = new FleetCsv([.. FrameworkSelection.Choose(rules, []).Where(framework => !framework.Stages.IsEmpty).Select(framework => framework.Id)], [.. rules.Practices.Select(practice => practice.Id)]);
        var text = new StringBuilder(table.Head());
        await foreach (var state in members.ConfigureAwait(false))
        {
            text.Append(table.Row(FleetMembers.Of(state)));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private async Task<int> RunAsync(ParseResult result)
    {
        var targets = reports.Read(result);
        DateTimeOffset? day = result.GetValue(since) is { } text ? SourceOptions.Day(text, "--since") : null;
        var store = await stores.OpenToReadAsync(result).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            var wanted = selection.Read(result);
            var rules = RuleSource.Load(null);
            var first = FrameworkSelection.Meant(rules, [])?.Id;
            var before = day ?? await FleetMembers.PreviousRunAsync(store, CancellationToken.None).ConfigureAwait(false);
            var members = new List<FleetMember>();
            Action<RepositoryState, FleetMember>? each = targets.Any(target => target.Format == ReportTarget.Html) ? (_, member) => members.Add(member) : null;
            var fleet = await FleetMembers.RollUpAsync(store, before, wanted, first, CancellationToken.None, each).ConfigureAwait(false);
            if (targets.Any(target => target.Format is ReportTarget.Html or ReportTarget.Json))
            {
                fleet = fleet with { Trend = await FleetMembers.TrendAsync(store, wanted, first, CancellationToken.None).ConfigureAwait(false) };
            }

            var table = targets.Any(target => target.Format == ReportTarget.Csv) ? await TableAsync(store, wanted).ConfigureAwait(false) : [];
            ReportOptions.Write(targets, common, target => target.Format == ReportTarget.Html
                ? Page(fleet, members, rules)
                : Render(target, fleet, table, common.IsVerbose(result), target.File is null && common.UsesColour(result)));
            return ExitCode.Done;
        }
    }

    /// <summary>A method of its own: what a page needs is loaded when somebody wants one.</summary>
    private static byte[] Page(RollUp fleet, List<FleetMember> members, RuleSet rules) => FleetPage.Write(fleet, [.. members], rules, ToolIdentity.Tool);

    private static byte[] Render(ReportTarget target, RollUp fleet, byte[] table, bool isVerbose, bool usesColour) => target.Format switch
    {
        ReportTarget.Json => RollUpJson.Write(fleet, ToolIdentity.Tool),
        ReportTarget.Csv => table,
        ReportTarget.Markdown => Encoding.UTF8.GetBytes(RollUpMarkdown.Write(fleet, isVerbose)),
        _ => TextPrinter.Print(RollUpText.Write(fleet, isVerbose), usesColour),
    };
}
