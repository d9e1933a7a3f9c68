using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>The way to a stage: the least to raise, in order of effort.</summary>
/// <param name="Framework">The framework.</param>
/// <param name="Stage">The stage reached now.</param>
/// <param name="Target">The stage to reach.</param>
/// <param name="Steps">The steps, easiest first, but none before what it builds on.</param>
/// <param name="Unseen">Items of the way that no file can show.</param>
/// <param name="Beyond">Items of the way that a repository of this kind cannot meet.</param>
public sealed record Plan(
    FrameworkRule Framework,
    StageResult Stage,
    FrameworkStage Target,
    ImmutableArray<NextStep> Steps,
    ImmutableArray<FrameworkItem> Unseen,
    ImmutableArray<FrameworkItem> Beyond)
{
    /// <summary>What of the way is attested and not shown: it needs no step.</summary>
    public ImmutableArray<Raise> Attested { get; init; } = [];

    /// <summary>Whether all that the steps build on is there, or made by a step before.</summary>
    public bool IsFounded { get; init; } = true;
}
