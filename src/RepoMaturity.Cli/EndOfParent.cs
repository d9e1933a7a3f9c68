using System.Diagnostics;
using RepoMaturity.Fleet.Runs;

namespace RepoMaturity.Cli;

/// <summary>A scan that another process started for a fleet ends with that process, even where that was killed: the pipe between the two is closed then, by the system.</summary>
internal static class EndOfParent
{
    /// <summary>Looks out for the end of the input, where this process was started so.</summary>
    public static void Watch()
    {
        if (Environment.GetEnvironmentVariable(ScanProgram.EndsWithInput) != "1")
        {
            return;
        }

        // What it starts itself is not told.
        Environment.SetEnvironmentVariable(ScanProgram.EndsWithInput, null);
        new Thread(static () =>
        {
            using var input = Terminal.InputOfProcess();
            Span<byte> nothing = stackalloc byte[16];
            while (input.Read(nothing) > 0)
            {
                // Nobody says anything.
            }

            // At once: nobody waits for what it would write.
            using var own = Process.GetCurrentProcess();
            own.Kill();
        })
        { IsBackground = true, Name = "end of parent" }.Start();
    }
}
