using System.Collections.Immutable;

namespace RepoMaturity.Core.Fleets;

/// <summary>What changed in a fleet since an earlier time.</summary>
/// <param name="Before">The earlier time.</param>
/// <param name="Came">Repositories that came.</param>
/// <param name="Went">Repositories that went.</param>
/// <param name="Stages">Those of which the stage in a framework changed.</param>
/// <param name="Practices">Those of which a practice changed, each with all that did.</param>
public sealed record RollUpDelta(DateTimeOffset Before, ImmutableArray<string> Came, ImmutableArray<string> Went, ImmutableArray<StageChange> Stages, ImmutableArray<PracticeChange> Practices)
{
    /// <summary>How many repositories were judged by another model then: what differs of them may be the doing of that.</summary>
    public int OfOtherModels { get; init; }
}
