using System.Collections.Immutable;

namespace RepoMaturity.Core.Fleets;

/// <summary>How the repositories of a team stand.</summary>
/// <param name="Name">The team.</param>
/// <param name="Repositories">How many repositories it has that are in a stage.</param>
/// <param name="Stages">How many are in which stage of the first framework, by its number.</param>
/// <param name="Practices">How many practices one of them has in place, on average.</param>
public sealed record TeamShare(string Name, int Repositories, ImmutableSortedDictionary<int, int> Stages, decimal Practices);
