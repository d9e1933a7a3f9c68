using System.Diagnostics;
using System.Text;
using RepoMaturity.Cli;

namespace RepoMaturity.Tests.Cli;

/// <summary>Runs the program as a process of its own.</summary>
internal sealed record ProgramProcess(int ExitCode, string Output, string Error)
{
    /// <summary>Runs it to its end.</summary>
    public static ProgramProcess Run(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = StartInfo(folder, arguments);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramProcess(process.ExitCode, output, error.Result);
    }

    /// <summary>Runs it in a shell, as <c>$PROGRAM</c>; the exit code is that of the script.</summary>
    public static ProgramProcess Shell(string folder, string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        KeepNothing(start);
        start.Environment["PROGRAM"] = $"dotnet {typeof(Application).Assembly.Location}";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramProcess(process.ExitCode, output, error.Result);
    }

    /// <summary>How it is started.</summary>
    public static ProcessStartInfo StartInfo(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Application).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        KeepNothing(start);
        return start;
    }

    /// <summary>No test leaves anything in the cache of who runs it, nor finds there what another one kept.</summary>
    public static void KeepNothing(ProcessStartInfo start) => start.Environment["XDG_CACHE_HOME"] = Path.Combine(typeof(Application).Assembly.Location, "none");
}
