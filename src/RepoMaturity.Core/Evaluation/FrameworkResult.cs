using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>A repository seen through a framework.</summary>
/// <param name="Framework">The framework.</param>
/// <param name="Stage">The stage reached; null where the kind of repository is in no stage, or the framework has none.</param>
/// <param name="Dimensions">Its dimensions, in its order.</param>
/// <param name="Items">Its items, in its order.</param>
/// <param name="Blockers">What the next stage lacks.</param>
/// <param name="NextSteps">The fewest steps to it, easiest first.</param>
public sealed record FrameworkResult(
    FrameworkRule Framework,
    StageResult? Stage,
    ImmutableArray<DimensionResult> Dimensions,
    ImmutableArray<ItemResult> Items,
    ImmutableArray<Blocker> Blockers,
    ImmutableArray<NextStep> NextSteps);
