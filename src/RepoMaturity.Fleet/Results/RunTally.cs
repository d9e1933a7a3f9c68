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
}
