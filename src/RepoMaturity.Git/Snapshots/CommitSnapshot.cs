using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git.Snapshots;

/// <summary>The tree of a commit, read from the object store.</summary>
internal sealed class CommitSnapshot(string? commit, TreeListing listing, ObjectReaderPool objects) : ISnapshot
{
    /// <inheritdoc/>
    public string? Commit => commit;

    /// <inheritdoc/>
    public bool IsDirty => false;

    /// <inheritdoc/>
    public IReadOnlyList<FileEntry> Files => listing.Files;

    /// <inheritdoc/>
    public IReadOnlyList<string> Incompleteness => listing.Incompleteness;

    /// <inheritdoc/>
    public bool IsStored(FileEntry entry) => true;

    /// <inheritdoc/>
    public FileContent Read(FileEntry entry, int maximumBytes)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Kind == FileKind.Submodule
            ? FileContent.Missing(UnreadReason.MissingBlob)
            : objects.ReadBlob(entry.BlobId, maximumBytes);
    }
}
