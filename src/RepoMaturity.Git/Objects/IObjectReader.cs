using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Git.Objects;

/// <summary>Reads objects of one store, for one thread at a time. The state of the store is an answer, never an exception.</summary>
internal interface IObjectReader : IDisposable
{
    /// <summary>The commit that an id names; null when there is none or it cannot be read.</summary>
    /// <param name="id">A whole id, or at least its first four digits. The id of an annotated tag stands for its commit.</param>
    /// <exception cref="RepositoryException">The digits are those of several commits.</exception>
    CommitRecord? ReadCommit(string id);

    /// <summary>The entries of a tree; null when it is not there or cannot be read.</summary>
    IReadOnlyList<TreeItem>? ReadTree(string id);

    /// <summary>The content of a blob.</summary>
    /// <param name="maximumBytes">A larger blob is not kept.</param>
    FileContent ReadBlob(string id, int maximumBytes);
}
