using System.Collections.Frozen;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git.Snapshots;

/// <summary>The files of a work tree: an unchanged one is its blob and comes from the object store, only the others come from disk.</summary>
internal sealed class WorkTreeSnapshot(
    string top, string? commit, bool isDirty, TreeListing listing, FrozenSet<string> onDisk, ObjectReaderPool objects) : ISnapshot
{
    /// <inheritdoc/>
    public string? Commit => commit;

    /// <inheritdoc/>
    public bool IsDirty => isDirty;

    /// <inheritdoc/>
    public IReadOnlyList<FileEntry> Files => listing.Files;

    /// <inheritdoc/>
    public IReadOnlyList<string> Incompleteness => listing.Incompleteness;

    /// <inheritdoc/>
    public bool IsStored(FileEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return !onDisk.Contains(entry.Path);
    }

    /// <inheritdoc/>
    public FileContent Read(FileEntry entry, int maximumBytes)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Kind == FileKind.Submodule)
        {
            return FileContent.Missing(UnreadReason.MissingBlob);
        }

        return onDisk.Contains(entry.Path)
            ? DiskFile.Read(Path.Combine(top, entry.Path), maximumBytes, isText: true)
            : objects.ReadBlob(entry.BlobId, maximumBytes);
    }
}
