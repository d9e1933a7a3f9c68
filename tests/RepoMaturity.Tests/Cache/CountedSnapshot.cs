using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Tests.Cache;

/// <summary>A tree that counts how often a file of it is read.</summary>
internal sealed class CountedSnapshot(ISnapshot whole) : ISnapshot
{
    private int reads;

    public int Reads => reads;

    public string? Commit => whole.Commit;

    public bool IsDirty => whole.IsDirty;

    public IReadOnlyList<FileEntry> Files => whole.Files;

    public IReadOnlyList<string> Incompleteness => whole.Incompleteness;

    public bool IsStored(FileEntry entry) => whole.IsStored(entry);

    public FileContent Read(FileEntry entry, int maximumBytes)
    {
        Interlocked.Increment(ref reads);
        return whole.Read(entry, maximumBytes);
    }
}
