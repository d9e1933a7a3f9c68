using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Comparison;

/// <summary>A workflow that a chain begins with, as the hosting service sees it.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Observed">Whether it runs.</param>
/// <param name="Why">By what that is told.</param>
public sealed record WorkflowDigest(string Path, Observed Observed, string Why);
