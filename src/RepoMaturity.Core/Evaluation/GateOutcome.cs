namespace RepoMaturity.Core.Evaluation;

/// <summary>What became of a gate.</summary>
/// <param name="Gate">The gate, as it was written.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Why">One sentence.</param>
public sealed record GateOutcome(string Gate, GateVerdict Verdict, string Why);
