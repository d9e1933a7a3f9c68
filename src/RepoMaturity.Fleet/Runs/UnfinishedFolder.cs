using RepoMaturity.Fleet.Results;
using RepoMaturity.Git.Remotes;

namespace RepoMaturity.Fleet.Runs;

/// <summary>A folder for what is not finished: clones, and reports on their way. A store in a folder has its own; for others there is one among the temporary files, which the next process deletes where this one could not.</summary>
public sealed class UnfinishedFolder : IDisposable
{
    private const string Prefix = "repomaturity-fleet-";
    private const string LockName = "lock";

    private readonly FileStream? held;

    private UnfinishedFolder(string path, FileStream? held)
    {
        Path = path;
        this.held = held;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The folder of those that write into a store.</summary>
    public static UnfinishedFolder Of(IResultStore store)
    {
        if (store is FolderResultStore { UnfinishedFolder: var own })
        {
            return new UnfinishedFolder(own, null);
        }

        DeleteAbandoned(System.IO.Path.GetTempPath());
        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        return new UnfinishedFolder(folder, new FileStream(System.IO.Path.Combine(folder, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1));
    }

    /// <summary>Deletes it, where it is no store's.</summary>
    public void Dispose()
    {
        if (held is not null)
        {
            held.Dispose();
            BareClones.Delete(Path);
        }
    }

    /// <summary>Deletes what processes left behind that were killed: nobody holds those.</summary>
    private static void DeleteAbandoned(string temporary)
    {
        foreach (var folder in Directory.EnumerateDirectories(temporary, Prefix + "*"))
        {
            try
            {
                var file = new FileInfo(System.IO.Path.Combine(folder, LockName));
                if (file is { Exists: true, LinkTarget: null } && new DirectoryInfo(folder).LinkTarget is null)
                {
                    new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1).Dispose();
                    BareClones.Delete(folder);
                }
            }
            catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
            {
                // Somebody works in it, or it is another person's.
            }
        }
    }
}
