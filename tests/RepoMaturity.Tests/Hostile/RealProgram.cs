using System.Diagnostics;
using System.Text.Json;
using RepoMaturity.Cli;
using RepoMaturity.Tests.Cli;

namespace RepoMaturity.Tests.Hostile;

/// <summary>The program as a process of its own, killed when it takes too long, with the most memory that it was seen to take.</summary>
internal sealed record RealProgram(int ExitCode, string Output, string Error, long PeakBytes)
{
    private const long Mebibyte = 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Small stacks: what goes down with the nesting of its input overflows them long before those of a user.</summary>
    private static readonly KeyValuePair<string, string> SmallStack = new("DOTNET_Thread_DefaultStackSize", "80000");

    /// <summary>Runs it.</summary>
    /// <param name="seconds">When it is killed: far more than it needs on a busy machine.</param>
    /// <param name="mebibytes">Most memory that it may take.</param>
    public static RealProgram Run(IEnumerable<string> arguments, string? folder = null, int seconds = 240, int mebibytes = 700, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder ?? Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] all = [typeof(Application).Assembly.Location, .. arguments];
        Array.ForEach(all, start.ArgumentList.Add);
        ProgramProcess.KeepNothing(start);
        foreach (var (name, value) in (environment ?? new Dictionary<string, string>()).Append(SmallStack))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var clock = Stopwatch.StartNew();
        var peak = 0L;
        while (!process.WaitForExit(Pause))
        {
            peak = Math.Max(peak, PeakOf(process));
            if (clock.Elapsed.TotalSeconds > seconds)
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail($"It did not end within {seconds} seconds: {string.Join(' ', arguments)}");
            }
        }

        process.WaitForExit();
        Assert.That(peak, Is.LessThan(mebibytes * Mebibyte), $"memory of {string.Join(' ', arguments)}");
        return new RealProgram(process.ExitCode, output.Result, error.Result, peak);
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended meanwhile.
            return 0;
        }
    }

    /// <summary>Scans to JSON and expects a report.</summary>
    public static HostileReport Scan(string place, params string[] arguments) => Scan(place, 700, arguments);

    /// <inheritdoc cref="Scan(string, string[])"/>
    public static HostileReport Scan(string place, int mebibytes, params string[] arguments) => ReportOf(Run(["scan", place, "--format", "json", .. arguments], mebibytes: mebibytes));

    /// <summary>The report of a run that ended well.</summary>
    public static HostileReport ReportOf(RealProgram run)
    {
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Is.Empty);
        return new HostileReport(JsonDocument.Parse(run.Output).RootElement, run.Output);
    }
}
