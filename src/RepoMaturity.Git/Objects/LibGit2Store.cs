using LibGit2Sharp;
using RepoMaturity.Git.Layout;

namespace RepoMaturity.Git.Objects;

/// <summary>An object store that libgit2 reads.</summary>
internal sealed class LibGit2Store : IGitStore
{
    private readonly PrivateGitDirectory directory;

    private readonly GitProgram? program = GitProgram.FindInstalled();

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
        try
        {
            if (directory.TryShareObjects())
            {
                using var probe = new Repository(directory.FullPath);
                return new LibGit2Store(directory);
            }
        }
        catch (LibGit2SharpException)
        {
            // The git program reads it then.
        }

        directory.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public IObjectReader OpenReader() => new LibGit2Reader(new Repository(directory.FullPath), directory, program);

    /// <inheritdoc/>
    public void Dispose() => directory.Dispose();
}
