namespace RepoMaturity.Core.Evaluation;

/// <summary>Something that two assessments say differently.</summary>
/// <param name="Finding">What it is of, as <see cref="AssessmentDigest.Findings"/> names it.</param>
/// <param name="Before">What the first says; null where it does not know it.</param>
/// <param name="After">What the second says; null where it does not know it.</param>
public sealed record DeltaEntry(string Finding, string? Before, string? After);
