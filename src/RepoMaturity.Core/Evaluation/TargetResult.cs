using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>The stage that is wanted, and how the repository stands to it.</summary>
/// <param name="From">The lowest stage that suits.</param>
/// <param name="To">The highest.</param>
/// <param name="Requirements">What is required, from which the stage follows; null where people named a stage.</param>
/// <param name="Provenance">How sure it is that the stage follows; null where people named it.</param>
/// <param name="Verdict">How the repository stands to it.</param>
/// <param name="CouldBe">Whether what was not seen could make it reached.</param>
public sealed record TargetResult(
    FrameworkStage From,
    FrameworkStage To,
    ImmutableArray<TargetRequirement>? Requirements,
    Provenance? Provenance,
    TargetVerdict Verdict,
    bool CouldBe);
