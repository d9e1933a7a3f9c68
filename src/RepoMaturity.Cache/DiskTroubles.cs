using System.Collections.Concurrent;

namespace RepoMaturity.Cache;

/// <summary>What went wrong with the disk. Whatever it refuses, or somebody put on it, the scan goes on without it: all that is kept can be made again.</summary>
internal sealed class DiskTroubles
{
    private readonly ConcurrentQueue<string> said = new();

    /// <summary>What went wrong, a sentence each; empty when nothing did.</summary>
    public IEnumerable<string> Said => said;

    /// <summary>Does something that may fail.</summary>
    public void Try(Action action)
    {
        try
        {
            action();
        }
#pragma warning disable CA1031 // See above.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            said.Enqueue(exception.Message);
        }
    }

    /// <summary>Deletes a file that is none of ours, or no longer whole.</summary>
    public void Drop(FileInfo file)
    {
        CacheFolder.Delete(file);
        said.Enqueue($"{file.FullName} is damaged and was dropped.");
    }
}
