namespace RepoMaturity.Core.Evaluation;

/// <summary>How far a practice goes: of the training, serving and pipeline entry points found, how many it covers.</summary>
/// <param name="Units">Entry points covered.</param>
/// <param name="Of">Entry points found.</param>
public sealed record Spread(int Units, int Of);
