using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Layout;

namespace RepoMaturity.Git.Snapshots;

/// <summary>A folder that belongs to no git repository: all files below it.</summary>
internal sealed class FolderSnapshot : ISnapshot
{
    private readonly string top;

    /// <summary>Lists a folder.</summary>
    public FolderSnapshot(string top)
    {
        this.top = top;
        var walk = FolderWalk.Of(top);
        var files = walk.Files;
        var entries = new FileEntry?[files.Count];
        var unread = new bool[files.Count];
        Parallel.For(0, entries.Length, i =>
        {
            var (path, state) = files[i];
            var identity = DiskIdentity.Of(Path.Combine(top, path), state, ObjectFormat.Sha1, isText: false);
            entries[i] = identity is null ? null : new FileEntry(path, identity, state.Kind);
            unread[i] = identity is null;
        });

        Files = [.. entries.OfType<FileEntry>()];
        Incompleteness = [.. walk.Incompleteness, .. files.Where((_, i) => unread[i]).Select(file => $"The file {file.Path} may not be read.")];
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
