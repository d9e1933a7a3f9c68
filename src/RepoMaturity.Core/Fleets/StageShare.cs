using System.Collections.Immutable;

namespace RepoMaturity.Core.Fleets;

/// <summary>The repositories that are in a stage.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Repositories">They, in ordinal order.</param>
/// <param name="ByKind">How many of each kind, by its id.</param>
/// <param name="CouldBeHigher">How many could be higher, by what was not seen.</param>
public sealed record StageShare(int Index, string Name, ImmutableArray<StagedRepository> Repositories, ImmutableSortedDictionary<string, int> ByKind, int CouldBeHigher);
