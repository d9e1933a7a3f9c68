using RepoMaturity.Git.Layout;

namespace RepoMaturity.Git.Objects;

/// <summary>An object store that libgit2 reads.</summary>
internal sealed class LibGit2Store : IGitStore
{
    private readonly PrivateGitDirectory directory;

    private LibGit2Store(PrivateGitDirectory directory) => this.directory = directory;

    /// <inheritdoc/>
    public string Name => "libgit2";

    /// <summary>The private directory, which lives as long as this.</summary>
    public string DirectoryPath => directory.FullPath;

    /// <summary>Opens the store of a repository; null where libgit2 is not there or cannot read it.</summary>
    public static LibGit2Store? TryOpen(GitLayout layout)
    {
        if (layout.Format != ObjectFormat.Sha1 || !LibGit2Library.IsLoaded)
        {
            return null;
        }

        var directory = new PrivateGitDirectory(layout);
        if (directory.TryShareObjects() && LibGit2Objects.TryOpen(directory.FullPath) is { } probe)
        {
            probe.Dispose();
            return new LibGit2Store(directory);
        }

        // The git program reads it then.
        directory.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public IObjectReader OpenReader() =>
        new LibGit2Reader(LibGit2Objects.TryOpen(directory.FullPath) ?? throw new RepositoryException("The object store of the repository can no longer be opened: try again."), directory);

    /// <inheritdoc/>
    public void Dispose() => directory.Dispose();
}
