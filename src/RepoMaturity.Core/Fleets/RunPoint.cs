using System.Collections.Immutable;

namespace RepoMaturity.Core.Fleets;

/// <summary>How a fleet stood when a run came to its end.</summary>
/// <param name="At">When that was.</param>
/// <param name="Repositories">How many repositories had a result.</param>
/// <param name="Stages">How many were in which stage of the first framework, by its number.</param>
/// <param name="Practices">How many practices one of those that are in a stage had in place, on average.</param>
/// <param name="Automated">How many of them were automated, on average.</param>
public sealed record RunPoint(DateTimeOffset At, int Repositories, ImmutableSortedDictionary<int, int> Stages, decimal Practices, decimal Automated);
