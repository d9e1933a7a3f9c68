using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Layout;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git.Snapshots;

/// <summary>The tree of a commit, read from the object store; its files are listed when somebody asks for them.</summary>
internal sealed class CommitSnapshot(string? commit, string? tree, Lazy<TreeListing> listing, ObjectReaderPool objects) : ISnapshot
{
    /// <inheritdoc/>
    public string? Commit => commit;

    /// <inheritdoc/>
    public bool IsDirty => false;

    /// <inheritdoc/>
    public string? Tree => tree;

    /// <inheritdoc/>
    public IReadOnlyList<FileEntry> Files => listing.Value.Files;

    /// <inheritdoc/>
    public IReadOnlyList<string> Incompleteness => listing.Value.Incompleteness;

    /// <inheritdoc/>
    public bool IsStored(FileEntry entry) => true;

    /// <inheritdoc/>
    public FileEntry? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (listing.IsValueCreated || tree is null || !EntryPath.IsSound(path))
        {
            return Files.FirstOrDefault(entry => entry.Path == path);
        }

        var names = path.Split('/');
        var folder = tree;
        foreach (var name in names[..^1])
        {
            folder = ItemOf(folder, name) is { } below && GitMode.IsTree(below.Mode) ? below.Id : null;
            if (folder is null)
            {
                return null;
            }
        }

        return ItemOf(folder, names[^1]) is { } item && !GitMode.IsTree(item.Mode) ? new FileEntry(path, item.Id, GitMode.Kind(item.Mode)) : null;
    }

    /// <inheritdoc/>
    public FileContent Read(FileEntry entry, int maximumBytes)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Kind == FileKind.Submodule
            ? FileContent.Missing(UnreadReason.MissingBlob)
            : objects.ReadBlob(entry.BlobId, maximumBytes);
    }

    private TreeItem? ItemOf(string folder, string name) =>
        objects.Use(reader => reader.ReadTree(folder))?.Where(item => item.Name == name).Select(item => (TreeItem?)item).FirstOrDefault();
}
