namespace RepoMaturity.Core.Rules;

/// <summary>What scores up to a number mean.</summary>
/// <param name="To">The highest score of the band; null for the last one, which has no end.</param>
/// <param name="Name">What it means.</param>
public sealed record ScoreBand(decimal? To, string Name);
