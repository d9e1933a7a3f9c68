namespace RepoMaturity.Fleet.Results;

/// <summary>What became of the repositories of a run.</summary>
/// <param name="Scanned">Those with a new result.</param>
/// <param name="Unchanged">Those that are where they were.</param>
/// <param name="Failed">Those that could not be scanned.</param>
public sealed record RunTally(int Scanned, int Unchanged, int Failed)
{
    /// <summary>No repository.</summary>
    public static RunTally None { get; } = new(0, 0, 0);

    /// <summary>All of them.</summary>
    public int Total => Scanned + Unchanged + Failed;

    /// <summary>The same with one repository more.</summary>
    /// <param name="outcome">What became of it.</param>
    public RunTally With(EntryKind outcome) => outcome switch
    {
        EntryKind.Scanned => this with { Scanned = Scanned + 1 },
        EntryKind.Failed => this with { Failed = Failed + 1 },
        _ => this with { Unchanged = Unchanged + 1 },
    };
}
