using System.Diagnostics;
using System.Globalization;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Reports;

namespace RepoMaturity.Cli;

/// <summary>
/// The last resort: looks at the clock and at the memory of this process while it works, whatever the command. At a limit of a scan no further file is read and the report says so; what
/// goes on for as long again, or takes half as much memory again, ends the process, because nothing will come of it.
/// </summary>
internal sealed class RunWatch : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly TextWriter error;
    private readonly Timer timer;
    private Stretch? stretch;
    private bool isEnding;

    /// <summary>Begins to watch, by the usual limits.</summary>
    /// <param name="error">Where it is said that the process ends.</param>
    public RunWatch(TextWriter error)
    {
        this.error = error;
        stretch = new Stretch(ScanBounds.Default, "the work", string.Empty, null);
        timer = new Timer(_ => Look(), null, Soon, Pause);
    }

    /// <summary>Work begins that has these limits; the clock starts again.</summary>
    public void Begin(ScanBounds bounds) => Replace(new Stretch(bounds, "the work", string.Empty, null));

    /// <summary>A scan begins; the clock starts again.</summary>
    /// <param name="bounds">Its limits.</param>
    /// <param name="advice">What people can do where it has to end: a sentence.</param>
    /// <param name="beforeExit">What is to be done before the process ends.</param>
    /// <returns>The limits of the scan, its end among them.</returns>
    public ScanLimits BeginScan(ScanBounds bounds, string advice, Action? beforeExit)
    {
        var scan = new Stretch(bounds, "the scan", advice, beforeExit);
        Replace(scan);
        return bounds.OfScan with { End = scan.End.Token, WhyEnded = () => scan.Why };
    }

    /// <summary>All is done but to write it: how long somebody takes to read a report is nobody's limit.</summary>
    public void End() => Replace(null);

    public void Dispose()
    {
        timer.Dispose();
        End();
    }

    private void Replace(Stretch? next) => Interlocked.Exchange(ref stretch, next)?.End.Dispose();

    private void Look()
    {
        if (Volatile.Read(ref stretch) is not { } now)
        {
            return;
        }

        try
        {
            var (bounds, time, memory) = (now.Bounds, now.Clock.Elapsed, Environment.WorkingSet);
            if (time > bounds.Time * 2 || memory > bounds.Memory / 2 * 3)
            {
                Exit(now, time > bounds.Time * 2 ? now.TimeLimit() : now.MemoryLimit());
            }
            else if (!now.End.IsCancellationRequested && (time > bounds.Time || IsOver(bounds.Memory, memory)))
            {
                now.Why = time > bounds.Time ? now.TimeLimit() : now.MemoryLimit();
                now.End.Cancel();
            }
        }
        catch (ObjectDisposedException)
        {
            // It came to its end meanwhile.
        }
    }

    /// <summary>What was not collected yet is not needed.</summary>
    private static bool IsOver(long limit, long memory)
    {
        if (memory <= limit)
        {
            return false;
        }

        GC.Collect();
        return Environment.WorkingSet > limit;
    }

    private void Exit(Stretch of, string reason)
    {
        // To end takes longer than until the next look.
        if (Interlocked.Exchange(ref isEnding, true))
        {
            return;
        }

        error.WriteLine(TerminalText.Safe($"Nothing is reported: {reason}. {of.Advice}".TrimEnd()));
        error.Flush();
        of.BeforeExit?.Invoke();
        Environment.Exit(ExitCode.NothingScanned);
    }

    /// <summary>Work that has a clock of its own.</summary>
    private sealed class Stretch(ScanBounds bounds, string name, string advice, Action? beforeExit)
    {
        public ScanBounds Bounds => bounds;

        public string Advice => advice;

        public Action? BeforeExit => beforeExit;

        public Stopwatch Clock { get; } = Stopwatch.StartNew();

        public CancellationTokenSource End { get; } = new();

        public string Why { get; set; } = string.Empty;

        public string TimeLimit() => string.Create(CultureInfo.InvariantCulture, $"{name} took longer than {bounds.Time.TotalSeconds:0} seconds, which is the limit");

        public string MemoryLimit() => string.Create(CultureInfo.InvariantCulture, $"{name} took more memory than {bounds.Memory / 1024 / 1024} MiB, which is the limit");
    }
}
