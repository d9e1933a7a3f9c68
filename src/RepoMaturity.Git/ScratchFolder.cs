using System.Runtime.InteropServices;

namespace RepoMaturity.Git;

/// <summary>A new folder in the temporary one, deleted with this object, and when the process is interrupted.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private const int Attempts = 5;

    private readonly Lock gate;
    private readonly Action? stop;
    private readonly PosixSignalRegistration[] interruptions;
    private volatile bool isInterrupted;

    /// <summary>Makes the folder.</summary>
    /// <param name="stop">Ends what still works in the folder, before it is deleted.</param>
    /// <param name="gate">Held while something is written, and for ever by who interrupts; that of the process where none is given.</param>
    /// <exception cref="RepositoryException">The temporary folder cannot be written.</exception>
    public ScratchFolder(Action? stop = null, Lock? gate = null)
    {
        this.stop = stop;
        this.gate = gate ?? Interruption.Gate;

        // Listened for before there is anything to delete: a signal comes at any moment.
        interruptions = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, _ => Interrupt()))];
        try
        {
            lock (this.gate)
            {
                FullPath = Directory.CreateTempSubdirectory("repomaturity-").FullName;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            StopListening();
            throw Unwritable(exception);
        }
    }

    /// <summary>Where it lies.</summary>
    public string FullPath { get; } = string.Empty;

    /// <summary>What is said where nothing can be written into the temporary folder.</summary>
    public static RepositoryException Unwritable(Exception cause) => new("The temporary folder cannot be written: make room in it, or name another one by TMPDIR.", cause);

    /// <summary>Writes into the folder. Once the process is interrupted nothing is written any more, or the folder would come back after it was deleted.</summary>
    /// <param name="write">Is given the folder.</param>
    public void Write(Action<string> write)
    {
        lock (gate)
        {
            write(FullPath);
        }
    }

    /// <summary>Deletes the folder.</summary>
    public void Dispose()
    {
        if (isInterrupted)
        {
            // The process is ending by a signal. Who comes here saw files vanish, and would speak of it as a failure.
            Thread.Sleep(Timeout.Infinite);
        }

        Delete();
        StopListening();
    }

    /// <summary>The process ends by a signal.</summary>
    internal void Interrupt()
    {
        isInterrupted = true;

        // Never left again: the process ends now, and makes no new folder. The signal's thread alone comes here again, for the other folders.
        gate.Enter();
        Delete();
    }

    private void StopListening()
    {
        foreach (var interruption in interruptions)
        {
            interruption.Dispose();
        }
    }

    private void Delete() => DeleteWhereItCan(FullPath, stop);

    /// <summary>Deletes a folder that others may still write into: those of a process that was killed, for one. What cannot be deleted at last is left.</summary>
    internal static void DeleteWhereItCan(string folder, Action? stop = null)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                stop?.Invoke();
                DeleteFolder(folder);
                return;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                // Somebody still wrote into it, or deleted it too. What cannot be deleted at last is the system's to clear, or the next run's; the report is not at fault.
                Thread.Sleep(attempt);
            }
        }
    }

    /// <summary>Git writes its objects read-only, which some systems do not delete.</summary>
    internal static void DeleteFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(folder, recursive: true);
    }
}
