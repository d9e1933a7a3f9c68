using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using RepoMaturity.Core.Reports;
using RepoMaturity.Fleet.Results;

namespace RepoMaturity.Cli.Fleets;

/// <summary>Says how far a run is, how fast it goes and how long it will take; and each repository that could not be scanned.</summary>
internal sealed class FleetProgress : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly Terminal terminal;
    private readonly ProgressLine? line;
    private readonly bool isQuiet;
    private readonly bool isVerbose;
    private readonly int? total;
    private readonly int before;
    private readonly Lock gate = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan next = Pause;
    private int done;

    /// <summary>Begins.</summary>
    /// <param name="common">Says how much is to be said.</param>
    /// <param name="result">The command line.</param>
    /// <param name="total">How many repositories there are; null where nobody knows.</param>
    /// <param name="before">How many of them were done before.</param>
    public FleetProgress(CommonOptions common, ParseResult result, int? total, int before)
    {
        terminal = common.Terminal;
        isQuiet = common.LogLevel(result) >= Serilog.Events.LogEventLevel.Error;
        isVerbose = common.IsVerbose(result);
        line = common.ShowsProgress(result) && total is not null ? new ProgressLine(terminal.Error, "Repositories") : null;
        this.total = total;
        this.before = before;
        done = before;
    }

    /// <summary>A repository is done; from any thread.</summary>
    public void Add(FleetEntry entry)
    {
        lock (gate)
        {
            done++;
            line?.Report(done, total ?? done, $", {Rate()}");
            if (entry.Kind == EntryKind.Failed ? !isQuiet : isVerbose)
            {
                line?.Dispose();
                Say(entry.Kind == EntryKind.Failed ? $"{entry.Repository}: {entry.Reason}" : $"{entry.Repository}: {entry.Kind switch
                {
                    EntryKind.Scanned => string.Create(CultureInfo.InvariantCulture, $"scanned in {entry.Seconds ?? 0:0.0} seconds"),
                    EntryKind.Returned => "at a commit that was scanned before",
                    _ => "unchanged, skipped",
                }}");
            }

            SayNow(string.Empty);
        }
    }

    /// <summary>So many are done by now, by whomever; from any thread.</summary>
    /// <param name="number">How many.</param>
    /// <param name="more">What else is to be said of it.</param>
    public void Reach(int number, string more)
    {
        lock (gate)
        {
            done = number;
            line?.Report(done, total ?? done, $", {Rate()}{more}");
            SayNow(more);
        }
    }

    public void Dispose() => line?.Dispose();

    private void SayNow(string more)
    {
        if (line is null && !isQuiet && clock.Elapsed >= next)
        {
            next = clock.Elapsed + Pause;
            Say(total is null ? string.Create(CultureInfo.InvariantCulture, $"{done} repositories, {Rate()}{more}") : string.Create(CultureInfo.InvariantCulture, $"{done} of {total} repositories, {Rate()}{more}"));
        }
    }

    private string Rate()
    {
        var perMinute = (done - before) / Math.Max(0.001, clock.Elapsed.TotalMinutes);
        if (total is null)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{perMinute:0} a minute");
        }

        var left = TimeSpan.FromMinutes(Math.Min((total.Value - done) / Math.Max(0.001, perMinute), 60 * 24 * 365));
        return string.Create(CultureInfo.InvariantCulture, $"{perMinute:0} a minute, {(left.TotalHours >= 1 ? $"{(int)left.TotalHours} h {left.Minutes} min" : left.TotalMinutes >= 1 ? $"{left.Minutes} min {left.Seconds} s" : $"{left.Seconds} s")} left");
    }

    private void Say(string text) => terminal.Error.WriteLine(TerminalText.Safe(text));
}
