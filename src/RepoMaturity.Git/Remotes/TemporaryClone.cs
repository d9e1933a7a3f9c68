namespace RepoMaturity.Git.Remotes;

/// <summary>
/// A bare clone in a folder of its own that is deleted with this object, and when the process is interrupted. Git is given no configuration, no credentials, no template, no hooks and no
/// other protocol than https; it checks nothing out and follows no submodule.
/// </summary>
public sealed class TemporaryClone : IDisposable
{
    private readonly ScratchFolder scratch;
    private readonly GitTransfer transfer;

    private TemporaryClone(string name, GitTransfer transfer)
    {
        this.transfer = transfer;
        scratch = new ScratchFolder(transfer.Stop);
        Folder = Path.Combine(scratch.FullPath, name + ".git");
    }

    /// <summary>The bare repository.</summary>
    public string Folder { get; }

    /// <summary>Clones a repository with its history.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="withAllBranches">Whether all branches and tags are wanted, and not the main branch alone.</param>
    /// <param name="limits">How much it may take.</param>
    /// <exception cref="RepositoryException">It cannot be cloned.</exception>
    public static TemporaryClone Take(RemoteAddress address, bool withAllBranches, CloneLimits limits)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Take(address.Url.AbsoluteUri, address.Name, withAllBranches, protocol: "https", limits);
    }

    /// <summary>Clones over a protocol that tests can serve.</summary>
    internal static TemporaryClone Take(string url, string name, bool withAllBranches, string protocol, CloneLimits? limits = null)
    {
        var clone = new TemporaryClone(name, new GitTransfer(protocol, limits ?? CloneLimits.Default));
        try
        {
            clone.transfer.Run(
                clone.scratch.FullPath,
                url,
                ["clone", "--quiet", "--bare", "--no-local", "--template=", "--no-recurse-submodules", .. withAllBranches ? Array.Empty<string>() : ["--single-branch", "--no-tags"], "--", url, clone.Folder],
                CancellationToken.None);
            return clone;
        }
        catch
        {
            clone.Dispose();
            throw;
        }
    }

    /// <summary>Deletes the clone.</summary>
    public void Dispose() => scratch.Dispose();
}
