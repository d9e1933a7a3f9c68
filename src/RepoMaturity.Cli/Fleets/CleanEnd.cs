using System.Runtime.InteropServices;

namespace RepoMaturity.Cli.Fleets;

/// <summary>Ctrl+C, or a request to end: asked once, work comes to a clean end; asked twice, the process ends.</summary>
internal sealed class CleanEnd : IDisposable
{
    private const int FirstSignal = 128;

    private readonly CancellationTokenSource end = new();
    private readonly PosixSignalRegistration interrupted;
    private readonly PosixSignalRegistration terminated;
    private int signal;

    public CleanEnd()
    {
        interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Interrupt(context, 2));
        terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Interrupt(context, 15));
    }

    /// <summary>Cancelled when somebody asks.</summary>
    public CancellationToken Token => end.Token;

    /// <summary>What the process ends with then.</summary>
    public int ExitCode => FirstSignal + signal;

    public void Dispose()
    {
        interrupted.Dispose();
        terminated.Dispose();
        end.Dispose();
    }

    private void Interrupt(PosixSignalContext context, int which)
    {
        // Whoever asks twice does not want to wait.
        context.Cancel = signal == 0;
        signal = which;
        end.Cancel();
    }
}
