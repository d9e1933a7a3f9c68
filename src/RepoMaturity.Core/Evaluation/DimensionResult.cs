using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>A dimension of a framework in a repository.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="CouldBe">What its stage could be.</param>
/// <param name="HeldBackBy">What the next stage of the dimension lacks; null at the highest.</param>
public sealed record DimensionResult(FrameworkDimension Dimension, int Stage, int CouldBe, string? HeldBackBy);
