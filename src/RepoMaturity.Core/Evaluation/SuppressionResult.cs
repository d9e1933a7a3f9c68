using RepoMaturity.Core.Settings;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What a suppression took away.</summary>
/// <param name="Suppression">The suppression.</param>
/// <param name="Evidence">How many pieces of evidence; none when it fits nothing that is there.</param>
/// <param name="Files">How many files they stood in.</param>
public sealed record SuppressionResult(Suppression Suppression, int Evidence, int Files);
