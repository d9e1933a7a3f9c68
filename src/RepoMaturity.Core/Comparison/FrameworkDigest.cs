using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Comparison;

/// <summary>What an assessment says of a framework.</summary>
/// <param name="Id">Id of the framework.</param>
/// <param name="Name">Its name.</param>
/// <param name="Year">Its year.</param>
/// <param name="Stage">The stage reached; null where the kind is in none, or the framework has none.</param>
/// <param name="Dimensions">Its dimensions.</param>
/// <param name="Items">Its items.</param>
/// <param name="Blockers">What the next stage lacks.</param>
public sealed record FrameworkDigest(
    string Id,
    string Name,
    int Year,
    StageResult? Stage,
    ImmutableArray<DimensionDigest> Dimensions,
    ImmutableArray<ItemDigest> Items,
    ImmutableArray<Blocker> Blockers)
{
    /// <summary>The stage with what people attest, where that is another one; null else.</summary>
    public int? AttestedStage { get; init; }

    /// <summary>The stage above the one reached; null at the highest, without stages, or where the report does not name it.</summary>
    public StageName? Next { get; init; }

    /// <summary>The highest stage; null without stages, or where the report does not name it.</summary>
    public int? Highest { get; init; }

    /// <summary>What it scores; null where the framework does not count.</summary>
    public Points? Score { get; init; }
}
