using System.Diagnostics;
using System.Globalization;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Cli;

/// <summary>
/// The last resort: looks at the clock and at the memory of this process while it scans. At a limit no further file is read and the report says so; a scan that
/// goes on for as long again, or takes half as much memory again, ends the process, because a report of it will not come.
/// </summary>
internal sealed class ScanWatch : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ScanBounds bounds;
    private readonly TextWriter error;
    private readonly Action? beforeExit;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly CancellationTokenSource end = new();
    private readonly Timer timer;
    private string why = string.Empty;

    /// <summary>Begins to watch.</summary>
    /// <param name="bounds">The limits.</param>
    /// <param name="error">Where it is said that the process ends.</param>
    /// <param name="beforeExit">What is to be done before the process ends.</param>
    public ScanWatch(ScanBounds bounds, TextWriter error, Action? beforeExit)
    {
        this.bounds = bounds;
        this.error = error;
        this.beforeExit = beforeExit;
        Limits = bounds.OfScan with { End = end.Token, WhyEnded = () => why };
        timer = new Timer(_ => Look(), null, Pause, Pause);
    }

    /// <summary>The limits of the scan, its end among them.</summary>
    public ScanLimits Limits { get; }

    public void Dispose()
    {
        timer.Dispose();
        end.Dispose();
    }

    private void Look()
    {
        try
        {
            var time = clock.Elapsed;
            var memory = Environment.WorkingSet;
            if (time > bounds.Time * 2 || memory > bounds.Memory / 2 * 3)
            {
                Exit(time > bounds.Time * 2 ? TimeLimit() : MemoryLimit());
            }
            else if (!end.IsCancellationRequested && (time > bounds.Time || IsOverMemory(memory)))
            {
                why = time > bounds.Time ? TimeLimit() : MemoryLimit();
                end.Cancel();
            }
        }
        catch (ObjectDisposedException)
        {
            // The scan came to its end meanwhile.
        }
    }

    /// <summary>What was not collected yet is not needed.</summary>
    private bool IsOverMemory(long memory)
    {
        if (memory <= bounds.Memory)
        {
            return false;
        }

        GC.Collect();
        return Environment.WorkingSet > bounds.Memory;
    }

    private void Exit(string reason)
    {
        error.WriteLine(TerminalText.Safe($"Nothing is reported: {reason}. Scan a part with --path, or raise it with --limit."));
        error.Flush();
        beforeExit?.Invoke();
        Environment.Exit(ExitCode.NothingScanned);
    }

    private string TimeLimit() => string.Create(CultureInfo.InvariantCulture, $"the scan took longer than {bounds.Time.TotalSeconds:0} seconds, which is the limit");

    private string MemoryLimit() => string.Create(CultureInfo.InvariantCulture, $"the scan took more memory than {bounds.Memory / 1024 / 1024} MiB, which is the limit");
}
