using RepoMaturity.Git.Layout;
using RepoMaturity.Git.Snapshots;

namespace RepoMaturity.Git.Remotes;

/// <summary>
/// Bare clones in folders of the caller's: all commits and trees of the main branch, and of its files those that anybody reads. What the other branches and the large files are, the server keeps.
/// </summary>
public sealed class BareClones
{
    /// <summary>Larger files are not read either.</summary>
    private const string Filter = "--filter=blob:limit=1m";

    /// <summary>How a folder is called while a clone comes into it.</summary>
    private const string Unfinished = ".unfinished";

    /// <summary>Says in a clone whose clone it is.</summary>
    private const string OriginFile = "repomaturity-origin";

    private readonly CloneLimits limits;
    private readonly string protocol;
    private readonly Func<Uri, string?> tokenOf;

    /// <summary>Makes clones over https.</summary>
    /// <param name="limits">How much one may take.</param>
    /// <param name="tokenOf">What a server knows us by; null for nobody.</param>
    public BareClones(CloneLimits limits, Func<Uri, string?> tokenOf)
        : this(limits, tokenOf, "https")
    {
    }

    /// <summary>Makes clones over a protocol that tests can serve.</summary>
    internal BareClones(CloneLimits limits, Func<Uri, string?> tokenOf, string protocol)
    {
        this.limits = limits;
        this.tokenOf = tokenOf;
        this.protocol = protocol;
    }

    /// <summary>The commit that the main branch of a repository is at; null where it has none.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="folder">A folder to work in, which is not changed.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="RepositoryException">The server does not say.</exception>
    public string? Head(RemoteAddress address, string folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        var lines = Run(address, folder, ["ls-remote", "--quiet", "--", address.Url.AbsoluteUri, "HEAD"], cancellation);
        return lines.Select(line => line.Split('\t')).FirstOrDefault(parts => parts is [_, "HEAD"]) is [var id, _] && ObjectFormat.IsHexadecimal(id) ? id : null;
    }

    /// <summary>Clones a repository, or brings a clone of it up to date: then only what is new is fetched. A folder that is none of its clones is replaced.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="folder">The folder of the clone, in one that is there.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="RepositoryException">It cannot be cloned.</exception>
    public void Take(RemoteAddress address, string folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (IsCloneOf(address, folder))
        {
            Run(address, folder, ["--git-dir", folder, "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance", Filter, "origin", $"+HEAD:{Branch(folder)}"], cancellation);
            return;
        }

        ScratchFolder.DeleteFolder(folder);
        var parent = Directory.CreateDirectory(folder + Unfinished).FullName;
        try
        {
            var clone = Path.Combine(parent, "clone");
            Run(address, parent, ["clone", "--quiet", "--bare", "--no-local", "--template=", "--no-recurse-submodules", "--single-branch", "--no-tags", Filter, "--", address.Url.AbsoluteUri, clone], cancellation);
            File.WriteAllText(Path.Combine(clone, OriginFile), address.Url.AbsoluteUri);
            Directory.Move(clone, folder);
        }
        finally
        {
            ScratchFolder.DeleteFolder(parent);
        }
    }

    /// <summary>Deletes a clone, or a folder with one; nothing happens where there is none. What others still write into may be left.</summary>
    /// <param name="folder">Its folder.</param>
    public static void Delete(string folder) => ScratchFolder.DeleteWhereItCan(folder);

    private IReadOnlyList<string> Run(RemoteAddress address, string folder, IEnumerable<string> arguments, CancellationToken cancellation) =>
        new GitTransfer(protocol, limits, tokenOf(address.Url)).Run(folder, address.Url.AbsoluteUri, arguments, cancellation);

    private static bool IsCloneOf(RemoteAddress address, string folder) => Directory.Exists(folder)
        && DiskFile.ReadText(Path.Combine(folder, OriginFile)) == address.Url.AbsoluteUri && Branch(folder).StartsWith("refs/heads/", StringComparison.Ordinal);

    /// <summary>The branch that a clone keeps the main branch of its server in, whatever that calls it by now.</summary>
    private static string Branch(string folder) => DiskFile.ReadText(Path.Combine(folder, "HEAD")).Replace("ref:", string.Empty, StringComparison.Ordinal).Trim();
}
