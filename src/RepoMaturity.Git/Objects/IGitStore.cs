namespace RepoMaturity.Git.Objects;

/// <summary>
/// One of the two programs that can read an object store. Both are given a <see cref="PrivateGitDirectory"/> and nothing else of the repository.
/// </summary>
internal interface IGitStore : IDisposable
{
    /// <summary><c>libgit2</c> or <c>git</c>.</summary>
    string Name { get; }

    /// <summary>Opens a reader for one worker.</summary>
    IObjectReader OpenReader();
}
