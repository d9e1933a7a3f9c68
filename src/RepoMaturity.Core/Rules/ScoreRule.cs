using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>How a framework counts: every item gives points, a section has their sum, and the lowest section is the score.</summary>
/// <param name="Met">Points of an item that is met.</param>
/// <param name="Automated">Points of an item of which everything runs by itself.</param>
/// <param name="Bands">What scores mean, lowest first.</param>
public sealed record ScoreRule(decimal Met, decimal Automated, ImmutableArray<ScoreBand> Bands);
