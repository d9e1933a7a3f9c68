using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Layout;

namespace RepoMaturity.Git.Snapshots;

/// <summary>A folder that belongs to no git repository: all files below it.</summary>
internal sealed class FolderSnapshot : ISnapshot
{
    private readonly string top;

    /// <summary>Lists a folder.</summary>
    /// <exception cref="RepositoryException">It cannot be read.</exception>
    public FolderSnapshot(string top)
    {
        this.top = top;
        var walk = FolderWalk.Of(top);
        var files = walk.Files;
        var entries = new FileEntry[files.Count];
        Parallel.For(0, entries.Length, i =>
        {
            var (path, state) = files[i];
            entries[i] = new FileEntry(path, DiskIdentity.Of(Path.Combine(top, path), state, ObjectFormat.Sha1, isText: false), state.Kind);
        });

        Files = entries;
        Incompleteness = walk.Incompleteness;
    }

    /// <inheritdoc/>
    public string? Commit => null;

    /// <inheritdoc/>
    public bool IsDirty => false;

    /// <inheritdoc/>
    public IReadOnlyList<FileEntry> Files { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Incompleteness { get; }

    /// <inheritdoc/>
    public FileContent Read(FileEntry entry, int maximumBytes)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return DiskFile.Read(Path.Combine(top, entry.Path), maximumBytes, isText: false);
    }
}
