using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Tests.Golden;

/// <summary>A tree of bytes, which need not be text.</summary>
internal sealed class ByteSnapshot(IReadOnlyDictionary<string, byte[]> contents) : ISnapshot
{
    public string? Commit => null;

    public bool IsDirty => false;

    public IReadOnlyList<FileEntry> Files { get; } = [.. contents
        .Select(file => new FileEntry(file.Key, MemorySnapshot.BlobId(file.Value), FileKind.Regular))
        .OrderBy(entry => entry.Path, StringComparer.Ordinal)];

    public IReadOnlyList<string> Incompleteness => [];

    public FileContent Read(FileEntry entry, int maximumBytes) => contents[entry.Path].Length > maximumBytes
        ? FileContent.Missing(UnreadReason.TooLarge)
        : FileContent.Of(contents[entry.Path]);
}
