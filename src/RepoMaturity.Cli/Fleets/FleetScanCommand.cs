using System.CommandLine;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>fleet scan SOURCE...</c>.</summary>
internal sealed class FleetScanCommand
{
    private readonly CommonOptions common;
    private readonly FleetScan scan;

    private FleetScanCommand(CommonOptions common)
    {
        this.common = common;
        scan = new FleetScan(common);
    }

    public static Command Create(CommonOptions common)
    {
        var scan = new FleetScanCommand(common);
        var command = new Command("scan", "Scan all repositories of some sources, each in a process of its own; those that did not change since the last run are skipped.");
        scan.scan.AddTo(command);
        command.SetAction(result => scan.RunAsync(result).GetAwaiter().GetResult());
        return command;
    }

    private async Task<int> RunAsync(ParseResult result)
    {
        using var ending = new CleanEnd();
        try
        {
            var tally = await scan.RunAsync(result, ending.Token).ConfigureAwait(false);
            common.Terminal.Text.WriteLine(TerminalText.Safe(FleetScan.Line(tally)));
            return tally is { Failed: > 0, Scanned: 0, Unchanged: 0 } ? ExitCode.NothingScanned : ExitCode.Done;
        }
        catch (OperationCanceledException) when (ending.Token.IsCancellationRequested)
        {
            common.Terminal.Error.WriteLine(TerminalText.Safe($"Interrupted. What is done is kept; go on with: {ToolIdentity.Name} fleet scan --resume --store {scan.Store(result)}"));
            return ending.ExitCode;
        }
    }
}
