using System.CommandLine;
using System.Globalization;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Reports;
using RepoMaturity.Fleet.Runs;

namespace RepoMaturity.Cli.Fleets;

/// <summary><c>fleet serve --cron</c>: the same run again and again.</summary>
internal sealed class FleetServeCommand
{
    private readonly CommonOptions common;
    private readonly FleetScan scan;
    private readonly Option<string> cron = new("--cron") { Description = "When to begin a run, in the time of this machine, seconds first: \"0 0 2 * * ?\" is two o'clock every night.", HelpName = "CRON", Required = true };
    private readonly Option<bool> now = new("--run-now") { Description = "Begin with a run at once." };

    private FleetServeCommand(CommonOptions common)
    {
        this.common = common;
        scan = new FleetScan(common);
    }

    public static Command Create(CommonOptions common)
    {
        var serve = new FleetServeCommand(common);
        var command = new Command("serve", "Do what 'fleet scan' does at the times of a clock, until interrupted; a line for each run.") { serve.cron, serve.now };
        serve.scan.AddTo(command);
        command.SetAction(result => serve.RunAsync(result).GetAwaiter().GetResult());
        return command;
    }

    private async Task<int> RunAsync(ParseResult result)
    {
        var clock = CronClock.Parse(result.GetValue(cron)!) ?? throw new UsageException($"'{result.GetValue(cron)}' says no time: write six fields with the seconds first, such as --cron \"0 0 2 * * ?\".");
        scan.Check(result);
        using var ending = new CleanEnd();
        try
        {
            await clock.RunAsync(cancellation => RunOnceAsync(result, clock, cancellation), result.GetValue(now), ending.Token).ConfigureAwait(false);
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (ending.Token.IsCancellationRequested)
        {
            return ending.ExitCode;
        }
    }

    private async Task RunOnceAsync(ParseResult result, CronClock clock, CancellationToken cancellation)
    {
        try
        {
            Say(FleetScan.Line(await scan.RunAsync(result, cancellation).ConfigureAwait(false)), clock);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Say("interrupted; what is done is kept.", null);
        }
#pragma warning disable CA1031 // The next run may go well, whatever went wrong with this one.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Say(Secrets.Mask($"failed: {failure.Message.ReplaceLineEndings(" ")}"), clock);
        }
    }

    private void Say(string text, CronClock? clock)
    {
        var next = clock?.Next is { } time ? string.Create(CultureInfo.InvariantCulture, $" Next run at {time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.") : string.Empty;
        common.Terminal.Text.WriteLine(TerminalText.Safe(string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd HH:mm:ss} UTC: {text}{next}")));
        common.Terminal.Text.Flush();
    }
}
