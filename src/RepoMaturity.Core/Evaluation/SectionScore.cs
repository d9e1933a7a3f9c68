using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What a section of a framework scores: the sum of its items.</summary>
/// <param name="Section">The section.</param>
/// <param name="Points">Its points.</param>
/// <param name="Most">The most that it could have.</param>
public sealed record SectionScore(ItemSection Section, Points Points, decimal Most);
