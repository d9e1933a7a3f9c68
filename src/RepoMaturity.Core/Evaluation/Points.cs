namespace RepoMaturity.Core.Evaluation;

/// <summary>What an item, a section or a framework scores: an interval, since what nobody can see could be nothing or all.</summary>
/// <param name="Low">What is proved.</param>
/// <param name="High">What it could be.</param>
public sealed record Points(decimal Low, decimal High);
