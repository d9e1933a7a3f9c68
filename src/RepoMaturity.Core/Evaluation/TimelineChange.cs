namespace RepoMaturity.Core.Evaluation;

/// <summary>A change in a series.</summary>
/// <param name="At">Place of the commit that brought it among those that were looked at.</param>
/// <param name="Before">The value before.</param>
/// <param name="After">The value from then on.</param>
public sealed record TimelineChange(int At, int Before, int After);
