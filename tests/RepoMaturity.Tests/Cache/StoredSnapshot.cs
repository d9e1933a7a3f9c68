using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Tests.Cache;

/// <summary>A tree as an object store holds it, of a commit.</summary>
internal sealed record StoredSnapshot(ISnapshot Whole) : ISnapshot
{
    public string? Commit { get; init; } = new('a', 40);

    public bool IsDirty { get; init; }

    public string? Tree { get; init; }

    public IReadOnlyList<FileEntry> Files { get; init; } = Whole.Files;

    public IReadOnlyList<string> Incompleteness { get; init; } = [];

    /// <summary>A file whose content is not there.</summary>
    public string? Missing { get; init; }

    /// <summary>A file that lies on the disk.</summary>
    public string? OnDisk { get; init; }

    public bool IsStored(FileEntry entry) => entry.Path != OnDisk;

    public FileContent Read(FileEntry entry, int maximumBytes) => entry.Path == Missing ? FileContent.Missing(UnreadReason.MissingBlob) : Whole.Read(entry, maximumBytes);
}
