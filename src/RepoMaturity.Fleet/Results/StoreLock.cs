namespace RepoMaturity.Fleet.Results;

/// <summary>Held while a process writes into a store; it is let go when that process ends, however it does.</summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream file;

    /// <summary>Takes it.</summary>
    /// <exception cref="FleetException">Another process holds it.</exception>
    public StoreLock(StoreLayout layout)
    {
        try
        {
            file = new FileStream(layout.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException taken)
        {
            throw new FleetException($"Another process writes into the store '{layout.Folder}' just now: wait for it, or give a store of its own with --store.", taken);
        }
    }

    public void Dispose() => file.Dispose();
}
