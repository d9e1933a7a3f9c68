using RepoMaturity.Core.Facts;

namespace RepoMaturity.Git;

/// <summary>What to read of a repository, and how.</summary>
public sealed record OpenOptions
{
    /// <summary>
    /// The commit to read instead of the work tree: a full or abbreviated id, a branch, a tag, a remote branch, <c>HEAD</c>, or one of these with
    /// <c>~N</c> and <c>^N</c>. Null for the work tree, and for <c>HEAD</c> of a bare repository.
    /// </summary>
    public string? Revision { get; init; }

    /// <summary>Whether untracked files that no <c>.gitignore</c> and no <c>info/exclude</c> of the repository ignores belong to the work tree.</summary>
    public bool IncludeUntracked { get; init; }

    /// <summary>What reads git objects.</summary>
    public GitImplementation Git { get; init; }

    /// <summary>
    /// Given what tells the repository from others (<see cref="OpenedRepository.Place"/>), says where facts of it are kept between scans, and under which fingerprint: what its trees differ in is kept
    /// there too. Null where nothing is kept.
    /// </summary>
    public Func<string, (IFactCache Cache, string Fingerprint)>? Kept { get; init; }
}
