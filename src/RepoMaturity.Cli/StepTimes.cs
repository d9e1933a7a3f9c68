using System.Diagnostics;
using System.Globalization;

namespace RepoMaturity.Cli;

/// <summary>How long the steps of a scan take. What goes on beside them, as the history does, is in the step that waits for it.</summary>
internal sealed class StepTimes
{
    private readonly List<(string Step, TimeSpan Begin)> steps = [];
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly TimeSpan before = Before();

    /// <summary>A step begins, and the one before it ends.</summary>
    public void Begin(string step) => steps.Add((step, before + clock.Elapsed));

    /// <summary>Writes the steps: one a line, with milliseconds and share.</summary>
    public void Write(TextWriter writer)
    {
        var end = before + clock.Elapsed;
        var begin = TimeSpan.Zero;
        var step = "start-up";
        foreach (var next in steps.Append(("whole", end)))
        {
            Line(step, next.Item2 - begin);
            (step, begin) = next;
        }

        Line(step, end);

        void Line(string name, TimeSpan time) => writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-18}{time.TotalMilliseconds,8:0} ms {time.TotalMilliseconds / Math.Max(1, end.TotalMilliseconds),5:0%}"));
    }

    /// <summary>The time that the process has run for already.</summary>
    private static TimeSpan Before()
    {
        using var process = Process.GetCurrentProcess();
        var age = DateTime.Now - process.StartTime;
        return age > TimeSpan.Zero ? age : TimeSpan.Zero;
    }
}
