using System.Diagnostics;

namespace RepoMaturity.Tests.Git;

/// <summary>What only Unix has.</summary>
internal static class UnixFile
{
    public static void MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Makes a named pipe: opening it would wait for a writer that never comes.</summary>
    public static void MakePipe(string path)
    {
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
    }
}
