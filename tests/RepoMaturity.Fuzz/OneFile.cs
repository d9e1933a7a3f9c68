using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Fuzz;

/// <summary>A tree of one file.</summary>
internal sealed class OneFile(FuzzInput input) : ISnapshot
{
    public string? Commit => null;

    public bool IsDirty => false;

    public IReadOnlyList<FileEntry> Files { get; } = [new FileEntry(input.Path, "id", FileKind.Regular)];

    public IReadOnlyList<string> Incompleteness => [];

    public FileContent Read(FileEntry entry, int maximumBytes) => FileContent.Of(input.Bytes);
}
