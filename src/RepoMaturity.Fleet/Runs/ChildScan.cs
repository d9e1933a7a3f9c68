using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Fleet.Runs;

/// <summary>Scans a repository in a process of its own: whatever the repository does to it, nobody else pays.</summary>
/// <param name="program">The program, and what it may take.</param>
internal sealed class ChildScan(ScanProgram program)
{
    private const int MostLines = 20;
    private const int FirstSignal = 128;

    /// <summary>What the heap may have of the memory: the rest is for code, stacks and buffers.</summary>
    private const int HeapShare = 4;

    /// <summary>Sets limits of the system for what it starts, where it is there.</summary>
    private const string LimitProgram = "/usr/bin/prlimit";

    /// <summary>Private memory of a process of .NET that is not used: stacks, tables and code of the runtime.</summary>
    private const long RuntimeBytes = 2L * 1024 * 1024 * 1024;

    private static readonly string[] SecretWords = ["TOKEN", "SECRET", "PASSWORD", "PASSFILE"];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Scans.</summary>
    /// <param name="arguments">The arguments of the scan.</param>
    /// <param name="temporary">A folder for its temporary files.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ScanFailedException">It died, or took more than it may.</exception>
    public async Task RunAsync(IEnumerable<string> arguments, string temporary, CancellationToken cancellation)
    {
        var said = new Queue<string>();
        using var process = Start(arguments, temporary);
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, line) =>
        {
            if (!string.IsNullOrWhiteSpace(line.Data))
            {
                said.Enqueue(line.Data.Trim());
                if (said.Count > MostLines)
                {
                    said.Dequeue();
                }
            }
        };
        process.BeginErrorReadLine();
        try
        {
            await WatchAsync(process, cancellation).ConfigureAwait(false);
        }
        finally
        {
            Kill(process);
        }

        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        if (process.ExitCode is < 0 or > 3)
        {
            var how = process.ExitCode > FirstSignal ? $"by signal {(process.ExitCode - FirstSignal).ToString(CultureInfo.InvariantCulture)}" : $"with code {process.ExitCode.ToString(CultureInfo.InvariantCulture)}";
            throw new ScanFailedException($"The scan died {how}{Last(said)}", mayPass: true);
        }

        if (process.ExitCode is 2 or 3)
        {
            Failure = $"Nothing was scanned{Last(said)}";
        }
    }

    /// <summary>What the program said it could not do; null where it could.</summary>
    public string? Failure { get; private set; }

    private static string Last(Queue<string> said) => said.Count > 0 ? $": {said.First().TrimEnd('.')}." : ".";

    private static bool IsSecret(string name, string? value) => SecretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)) || (value is not null && Secrets.MaskKnown(value) != value);

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It ended meanwhile.
        }
    }

    private static long MemoryOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private Process Start(IEnumerable<string> arguments, string temporary)
    {
        string[] limits = OperatingSystem.IsLinux() && File.Exists(LimitProgram)
            ? ["--core=0", string.Create(CultureInfo.InvariantCulture, $"--data={program.Memory + RuntimeBytes}"), "--", program.Path]
            : [];
        var start = new ProcessStartInfo(limits.Length > 0 ? LimitProgram : program.Path, [.. limits, .. program.Arguments, .. arguments])
        {
            WorkingDirectory = temporary,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the program is known to others by is no business of what reads a stranger's files.
        foreach (var secret in start.Environment.Where(variable => IsSecret(variable.Key, variable.Value)).Select(variable => variable.Key).ToArray())
        {
            start.Environment.Remove(secret);
        }

        // Its input ends when this process does, whatever it dies of: nothing else is written to it.
        start.Environment[ScanProgram.EndsWithInput] = "1";

        start.Environment["DOTNET_GCHeapHardLimit"] = (program.Memory / HeapShare * (HeapShare - 1)).ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment[OperatingSystem.IsWindows() ? "TEMP" : "TMPDIR"] = temporary;
        try
        {
            return Process.Start(start) ?? throw new Win32Exception();
        }
        catch (Win32Exception exception)
        {
            throw new ScanFailedException($"The scan cannot be started: {exception.Message}.", mayPass: true, exception);
        }
    }

    private async Task WatchAsync(Process process, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        while (!process.HasExited)
        {
            if (clock.Elapsed > program.Time)
            {
                throw new ScanFailedException(string.Create(CultureInfo.InvariantCulture, $"The scan was ended after {program.Time.TotalSeconds:0} seconds."), mayPass: false);
            }

            if (MemoryOf(process) > program.Memory)
            {
                throw new ScanFailedException(string.Create(CultureInfo.InvariantCulture, $"The scan was ended when it took more than {program.Memory / 1024 / 1024} MiB of memory."), mayPass: false);
            }

            using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            pause.CancelAfter(Pause);
            try
            {
                await process.WaitForExitAsync(pause.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // Time for another look.
            }
        }
    }
}
