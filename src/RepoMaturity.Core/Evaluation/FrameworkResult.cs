using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>A repository seen through a framework.</summary>
/// <param name="Framework">The framework.</param>
/// <param name="Stage">The stage reached; null where the kind of repository is in no stage, or the framework has none.</param>
/// <param name="Dimensions">Its dimensions, in its order.</param>
/// <param name="Items">Its items, in its order.</param>
/// <param name="Blockers">What the next stage lacks.</param>
/// <param name="NextSteps">The fewest steps to it, or to the stage that is wanted, easiest first.</param>
public sealed record FrameworkResult(
    FrameworkRule Framework,
    StageResult? Stage,
    ImmutableArray<DimensionResult> Dimensions,
    ImmutableArray<ItemResult> Items,
    ImmutableArray<Blocker> Blockers,
    ImmutableArray<NextStep> NextSteps)
{
    /// <summary>The same with what people attest taken as proved; null where they attest nothing that is not proved.</summary>
    public FrameworkResult? WithAttestations { get; init; }

    /// <summary>What it scores; null where the framework does not count.</summary>
    public ScoreResult? Score { get; init; }

    /// <summary>Items that a stricter reading of the stage reached, or of those below, asks for as well, and that are not met.</summary>
    public ImmutableArray<ItemResult> StrictLacks { get; init; } = [];

    /// <summary>How it stands to the stage that people want; null where they said nothing of this framework.</summary>
    public TargetStanding? Target { get; init; }
}
