using RepoMaturity.Fleet.Runs;

namespace RepoMaturity.Cli.Fleets;

/// <summary>How this program is started again.</summary>
internal static class OwnProgram
{
    /// <summary>The program, without what it is asked.</summary>
    public static ScanProgram Find()
    {
        var running = Environment.ProcessPath ?? string.Empty;
        if (Path.GetFileNameWithoutExtension(running) == ToolIdentity.Name)
        {
            return Of(running);
        }

        // Started by the program that runs all programs of .NET, or inside another one, such as one that tests.
        var host = Path.GetFileNameWithoutExtension(running) == "dotnet" ? running : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return Of(host, Path.Combine(AppContext.BaseDirectory, ToolIdentity.Name + ".dll"));
    }

    private static ScanProgram Of(string path, params string[] arguments) => new(path, [.. arguments]) { Memory = 0, Time = TimeSpan.Zero };
}
