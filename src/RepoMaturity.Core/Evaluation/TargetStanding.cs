using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>The stage that is wanted, and how the repository stands to it.</summary>
/// <param name="From">The lowest stage that suits.</param>
/// <param name="To">The highest.</param>
/// <param name="Desired">What is required, from which the stages follow; null where people named a stage.</param>
/// <param name="Verdict">How the repository stands to it.</param>
/// <param name="CouldBe">Whether what was not seen could make it reached.</param>
public sealed record TargetStanding(FrameworkStage From, FrameworkStage To, DesiredStages? Desired, TargetVerdict Verdict, bool CouldBe);
