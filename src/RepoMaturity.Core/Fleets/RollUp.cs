using System.Collections.Immutable;

namespace RepoMaturity.Core.Fleets;

/// <summary>How a fleet stands.</summary>
/// <param name="Repositories">How many repositories there are.</param>
/// <param name="Kinds">How many of each kind, the most frequent first.</param>
/// <param name="Frameworks">How they stand in each framework that has stages.</param>
/// <param name="Practices">Who has which practice, in the order of the codebook.</param>
/// <param name="Technologies">Who uses which technology, the most frequent first.</param>
/// <param name="Teams">How the repositories of each team stand, in ordinal order.</param>
/// <param name="Failures">Those that could not be scanned.</param>
public sealed record RollUp(
    int Repositories,
    ImmutableArray<KindShare> Kinds,
    ImmutableArray<FrameworkRollUp> Frameworks,
    ImmutableArray<PracticeShare> Practices,
    ImmutableArray<TechnologyShare> Technologies,
    ImmutableArray<TeamShare> Teams,
    ImmutableArray<FleetFailure> Failures)
{
    /// <summary>The repositories that shares of practices and technologies are of: those that are in a stage of some framework.</summary>
    public int Judged { get; init; }

    /// <summary>How many were read in part.</summary>
    public int Incomplete { get; init; }

    /// <summary>How many were judged by another model than most of them: another version, or other rules.</summary>
    public int OfOtherModels { get; init; }

    /// <summary>What differs from an earlier time; null where nobody asked.</summary>
    public RollUpDelta? Since { get; init; }

    /// <summary>How it stood at the end of each run; empty where nobody asked.</summary>
    public ImmutableArray<RunPoint> Trend { get; init; } = [];
}
