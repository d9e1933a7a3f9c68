using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Tests.Support;

/// <summary>A tree whose store does not give the content of one file.</summary>
internal sealed class WithoutFile(ISnapshot whole, string path, UnreadReason reason = UnreadReason.Failed) : ISnapshot
{
    public string? Commit => whole.Commit;

    public bool IsDirty => whole.IsDirty;

    public IReadOnlyList<FileEntry> Files => whole.Files;

    public IReadOnlyList<string> Incompleteness => whole.Incompleteness;

    public bool IsStored(FileEntry entry) => whole.IsStored(entry);

    public FileContent Read(FileEntry entry, int maximumBytes) => entry.Path == path ? FileContent.Missing(reason) : whole.Read(entry, maximumBytes);
}
