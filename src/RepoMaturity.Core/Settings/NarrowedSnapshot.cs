using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Settings;

/// <summary>A tree without what its configuration excludes, and without the configuration itself: its words are evidence of nothing.</summary>
internal sealed class NarrowedSnapshot : ISnapshot
{
    public NarrowedSnapshot(ISnapshot whole, Configuration? configuration)
    {
        Whole = whole;
        var own = whole.Files.Where(entry => !Configuration.Places.Contains(entry.Path)).ToList();
        Files = configuration is null ? own : own.FindAll(entry => !configuration.Exclude.Matches(entry.Path));
        Excluded = own.Count - Files.Count;
    }

    /// <summary>The tree with all of its files.</summary>
    public ISnapshot Whole { get; }

    /// <summary>How many files are excluded.</summary>
    public int Excluded { get; }

    public string? Commit => Whole.Commit;

    public bool IsDirty => Whole.IsDirty;

    public IReadOnlyList<FileEntry> Files { get; }

    public IReadOnlyList<string> Incompleteness => Whole.Incompleteness;

    public FileContent Read(FileEntry entry, int maximumBytes) => Whole.Read(entry, maximumBytes);

    public bool IsStored(FileEntry entry) => Whole.IsStored(entry);
}
