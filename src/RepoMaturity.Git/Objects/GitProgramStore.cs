using RepoMaturity.Git.Layout;

namespace RepoMaturity.Git.Objects;

/// <summary>An object store that the git program reads.</summary>
internal sealed class GitProgramStore : IGitStore
{
    private readonly GitProgram program;
    private readonly PrivateGitDirectory directory;

    private GitProgramStore(GitProgram program, PrivateGitDirectory directory)
    {
        this.program = program;
        this.directory = directory;
    }

    /// <inheritdoc/>
    public string Name => "git";

    /// <summary>The private directory, which lives as long as this.</summary>
    public string DirectoryPath => directory.FullPath;

    /// <summary>Opens the store of a repository; null where the git program is not there.</summary>
    public static GitProgramStore? TryOpen(GitLayout layout) =>
        GitProgram.FindInstalled() is { } program
            ? new GitProgramStore(program, new PrivateGitDirectory(layout))
            : null;

    /// <inheritdoc/>
    public IObjectReader OpenReader() => new GitProgramReader(program, directory);

    /// <inheritdoc/>
    public void Dispose() => directory.Dispose();
}
