using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Where one part of a condition fits, whatever the rest of the condition says.</summary>
/// <param name="Part">The part: a fact, a path or evidence that is asked for.</param>
/// <param name="IsExcluded">Whether it stands under <c>none</c>.</param>
/// <param name="Files">How many files it fits; null where that depends on the rest.</param>
/// <param name="Path">The first of them.</param>
/// <param name="Position">Where it fits there; null for the file as a whole.</param>
public sealed record PartTrial(Condition Part, bool IsExcluded, int? Files, string? Path, Position? Position);
