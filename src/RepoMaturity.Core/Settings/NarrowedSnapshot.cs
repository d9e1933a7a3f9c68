using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Settings;

/// <summary>A tree without what its configuration excludes, and without the configuration itself: its words are evidence of nothing.</summary>
internal sealed class NarrowedSnapshot : ISnapshot
{
    private readonly ISnapshot whole;

    public NarrowedSnapshot(ISnapshot whole, Configuration? configuration)
    {
        this.whole = whole;
        var own = whole.Files.Where(entry => !Configuration.Places.Contains(entry.Path)).ToList();
        Files = configuration is null ? own : own.FindAll(entry => !configuration.Exclude.Matches(entry.Path));
        Excluded = own.Count - Files.Count;
    }

    /// <summary>How many files are excluded.</summary>
    public int Excluded { get; }

    public string? Commit => whole.Commit;

    public bool IsDirty => whole.IsDirty;

    public IReadOnlyList<FileEntry> Files { get; }

    public IReadOnlyList<string> Incompleteness => whole.Incompleteness;

    public FileContent Read(FileEntry entry, int maximumBytes) => whole.Read(entry, maximumBytes);

    public bool IsStored(FileEntry entry) => whole.IsStored(entry);
}
