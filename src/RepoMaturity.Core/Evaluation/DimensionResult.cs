using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>A dimension of a framework in a repository.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="CouldBe">What its stage could be.</param>
/// <param name="HeldBackBy">The first thing that its next stage lacks; null at the highest.</param>
public sealed record DimensionResult(FrameworkDimension Dimension, int Stage, int CouldBe, string? HeldBackBy)
{
    /// <summary>How many more things its next stage lacks.</summary>
    public int HeldBackByMore { get; init; }

    /// <summary>Why its stage could be higher, in ordinal order; empty when nothing is unknown.</summary>
    public ImmutableArray<string> CouldBeBecause { get; init; } = [];

    /// <summary>Whether a repository can show anything of it.</summary>
    public bool IsVisible { get; init; } = true;
}
