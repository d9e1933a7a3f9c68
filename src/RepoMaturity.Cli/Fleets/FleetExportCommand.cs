using System.CommandLine;
using RepoMaturity.Fleet.Runs;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>fleet export</c>.</summary>
internal sealed class FleetExportCommand
{
    private const string Lines = "jsonl";

    private readonly CommonOptions common;
    private readonly StoreOption stores = new();
    private readonly SelectionOptions selection = new();
    private readonly Option<string> format = new("--format") { Description = "jsonl: all that happened, with all reports, a line each, to be imported again. csv: a table of how the repositories stand.", DefaultValueFactory = _ => Lines };
    private readonly Option<string?> output = new("--output", "-o") { Description = "Where it goes; - or nothing is stdout.", HelpName = "FILE" };

    private FleetExportCommand(CommonOptions common)
    {
        this.common = common;
        format.AcceptOnlyFromAmong(Lines, ReportTarget.Csv);
    }

    public static Command Create(CommonOptions common)
    {
        var export = new FleetExportCommand(common);
        var command = new Command("export", "Write what a store holds.") { export.stores.Option, export.format, export.output };
        export.selection.AddTo(command);
        command.SetAction(result => export.RunAsync(result).GetAwaiter().GetResult());
        return command;
    }

    private async Task<int> RunAsync(ParseResult result)
    {
        var store = await stores.OpenToReadAsync(result).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            var file = result.GetValue(output) is { Length: > 0 } named and not "-" ? new FileStream(named, FileMode.Create, FileAccess.Write) : null;
            await using ((file ?? Stream.Null).ConfigureAwait(false))
            {
                var target = file ?? common.Terminal.Output;
                if (result.GetValue(format) == ReportTarget.Csv)
                {
                    await target.WriteAsync(await FleetReportCommand.TableAsync(store, selection.Read(result)).ConfigureAwait(false)).ConfigureAwait(false);
                }
                else
                {
                    await ResultTransfer.ExportAsync(store, target, CancellationToken.None).ConfigureAwait(false);
                }

                await target.FlushAsync().ConfigureAwait(false);
            }

            return ExitCode.Done;
        }
    }
}
