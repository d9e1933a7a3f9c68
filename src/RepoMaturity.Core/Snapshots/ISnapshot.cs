namespace RepoMaturity.Core.Snapshots;

/// <summary>One immutable tree of files: a commit, a work tree, a plain folder, or one made in memory.</summary>
public interface ISnapshot
{
    /// <summary>Id of the commit in hexadecimal; null where no commit stands behind the tree.</summary>
    string? Commit { get; }

    /// <summary>Whether some file differs from <see cref="Commit"/>: changed, or untracked and included on purpose.</summary>
    bool IsDirty { get; }

    /// <summary>Names all entries of a tree that comes from an object store alone: with one name, <see cref="Files"/> are the same. Null where there is no such name.</summary>
    string? Tree => null;

    /// <summary>All entries, in ordinal order of their paths, each path once.</summary>
    IReadOnlyList<FileEntry> Files { get; }

    /// <summary>
    /// What could not be read of the tree itself (an unreadable folder, a missing subtree), each one sentence with the path in it.
    /// Empty for a complete tree.
    /// </summary>
    IReadOnlyList<string> Incompleteness { get; }

    /// <summary>The entry of <see cref="Files"/> with this path; null where there is none.</summary>
    FileEntry? Find(string path) => Files.FirstOrDefault(entry => entry.Path == path);

    /// <summary>
    /// The content of an entry of <see cref="Files"/>; of a symbolic link the path it points to; of a submodule nothing
    /// (<see cref="UnreadReason.MissingBlob"/>). Safe to call from several threads. Never throws for the state of the repository.
    /// </summary>
    /// <param name="entry">An entry of <see cref="Files"/>.</param>
    /// <param name="maximumBytes">Larger content is not read but answered with <see cref="UnreadReason.TooLarge"/>.</param>
    FileContent Read(FileEntry entry, int maximumBytes);

    /// <summary>
    /// Whether the content comes from an object store, where it is what its id names. What lies on a disk may change after it was named, and may not be meant to be kept anywhere.
    /// </summary>
    bool IsStored(FileEntry entry) => false;
}
