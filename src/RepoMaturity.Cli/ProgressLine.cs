using System.Diagnostics;

namespace RepoMaturity.Cli;

/// <summary>A line on a terminal that says how far a long scan is. Work that ends soon never shows it.</summary>
internal sealed class ProgressLine(TextWriter error, string work = "Reading files") : IDisposable
{
    private const int Delay = 500;
    private const int Pause = 100;
    private readonly Lock writing = new();
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private long next = Delay;
    private int written;

    /// <summary>Says how many of all are done; from any thread.</summary>
    public void Report(int done, int of) => Report(done, of, string.Empty);

    /// <summary>Says how many of all are done, and more; from any thread.</summary>
    public void Report(int done, int of, string more)
    {
        var now = watch.ElapsedMilliseconds;
        var due = Volatile.Read(ref next);
        if (now < due || Interlocked.CompareExchange(ref next, now + Pause, due) != due)
        {
            return;
        }

        lock (writing)
        {
            var text = $"{work}: {done} of {of}{more}";
            error.Write('\r' + text.PadRight(written));
            error.Flush();
            written = Math.Max(written, text.Length);
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        lock (writing)
        {
            if (written > 0)
            {
                error.Write('\r' + new string(' ', written) + '\r');
                error.Flush();
            }

            written = 0;
        }
    }
}
