using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Areas that the same people changed.</summary>
/// <param name="Bridge">The areas.</param>
/// <param name="People">People who changed all of them, from 0.</param>
public sealed record BridgeResult(BridgeRule Bridge, int People);
