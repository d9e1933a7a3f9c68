namespace RepoMaturity.Git;

/// <summary>What reads git objects.</summary>
public enum GitImplementation
{
    /// <summary>libgit2 where it loads and can read the repository, else the git program.</summary>
    Auto,

    /// <summary>libgit2, which LibGit2Sharp loads. It cannot read repositories with SHA-256 ids.</summary>
    LibGit2,

    /// <summary>The git program found on the search path.</summary>
    GitProgram,
}
