namespace RepoMaturity.Git;

/// <summary>What reads git objects.</summary>
public enum GitImplementation
{
    /// <summary>libgit2 where it loads and can read the repository, else the git program.</summary>
    Auto,

    /// <summary>
    /// libgit2, by LibGit2Sharp. It cannot read repositories with SHA-256 ids; single commits that it finds malformed are asked of the git program where that
    /// is installed.
    /// </summary>
    LibGit2,

    /// <summary>The git program found on the search path.</summary>
    GitProgram,
}
