using System.Collections.Immutable;

namespace RepoMaturity.Core.Evaluation;

/// <summary>The score of a repository in a framework: its lowest section.</summary>
/// <param name="Points">The score.</param>
/// <param name="LowMeans">What the proved score means.</param>
/// <param name="HighMeans">What the score that it could be means.</param>
/// <param name="Sections">The sections, in the order of the framework.</param>
public sealed record ScoreResult(Points Points, string LowMeans, string HighMeans, ImmutableArray<SectionScore> Sections);
