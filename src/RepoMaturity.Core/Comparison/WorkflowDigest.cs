using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Comparison;

/// <summary>What the hosting service saw of a workflow that a chain begins with.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Observed">Whether it runs.</param>
public sealed record WorkflowDigest(string Path, Observed Observed);
