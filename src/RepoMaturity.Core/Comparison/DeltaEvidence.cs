namespace RepoMaturity.Core.Comparison;

/// <summary>A piece of evidence that came or went.</summary>
/// <param name="Evidence">The evidence.</param>
/// <param name="IsOnBothSides">Whether the other side has the same place, at another level: what starts it came or went, or what it counts for.</param>
public sealed record DeltaEvidence(EvidenceDigest Evidence, bool IsOnBothSides);
