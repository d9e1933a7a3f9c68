using System.Diagnostics;
using System.Globalization;

namespace RepoMaturity.Fuzz;

/// <summary>Starts workers, one after another: when one dies of an input, the input is kept and the next goes on with another seed.</summary>
internal sealed class FuzzRun(Options options)
{
    private long inputs;
    private long failures;
    private long slowest;
    private long largest;

    /// <summary>Runs; 0 where nothing failed. A worker that ends before its first input would do so again: it ends the run.</summary>
    public int Run()
    {
        var clock = Stopwatch.StartNew();
        var last = Path.GetTempFileName();
        try
        {
            var canRead = true;
            for (var turn = 0; canRead && clock.Elapsed.TotalSeconds < options.Seconds - 1 && inputs < options.Inputs; turn++)
            {
                var rest = options with { Seconds = options.Seconds - (int)clock.Elapsed.TotalSeconds, Inputs = options.Inputs - inputs, Seed = options.Seed + (1_000_003 * turn), Last = last };
                canRead = Start(rest, last);
            }
        }
        finally
        {
            File.Delete(last);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{inputs} inputs in {clock.Elapsed.TotalSeconds:F0} s ({inputs / Math.Max(1, clock.Elapsed.TotalSeconds):F0} a second), {failures} failures, the slowest {slowest} ms, the largest {largest / 1024 / 1024} MiB asked for."));
        return failures == 0 ? 0 : 1;
    }

    /// <returns>Whether it read anything.</returns>
    private bool Start(Options rest, string last)
    {
        File.WriteAllBytes(last, []);
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(FuzzRun).Assembly.Location);
        }

        foreach (var argument in rest.ToArguments().Prepend("work"))
        {
            start.ArgumentList.Add(argument);
        }

        // What waits on other threads reads there too.
        start.Environment["DOTNET_Thread_DefaultStackSize"] = Bounds.Stack.ToString("X", CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var summary = string.Empty;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("inputs ", StringComparison.Ordinal))
            {
                summary = line;
                Console.Error.WriteLine(line);
            }
            else
            {
                Console.WriteLine(line);
            }
        }

        process.WaitForExit();
        Add(summary);
        if (process.ExitCode is 0 or 1)
        {
            return true;
        }

        failures++;
        using var read = new LastInput(last);
        var stored = read.Get();
        Console.WriteLine($"{(stored is null ? "no input" : FailureFile.Write(options.Failures, stored))}: {(process.ExitCode == FuzzWorker.HangCode ? "it does not end" : $"the process ended with {process.ExitCode}")}");
        return stored is not null;
    }

    private void Add(string summary)
    {
        if (summary.Split(' ') is ["inputs", var read, "failures", var failed, "slowest", var slow, "largest", var large, ..])
        {
            inputs += long.Parse(read, CultureInfo.InvariantCulture);
            failures += long.Parse(failed, CultureInfo.InvariantCulture);
            slowest = Math.Max(slowest, long.Parse(slow, CultureInfo.InvariantCulture));
            largest = Math.Max(largest, long.Parse(large, CultureInfo.InvariantCulture));
        }
    }
}
