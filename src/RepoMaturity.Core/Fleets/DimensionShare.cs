using System.Collections.Immutable;

namespace RepoMaturity.Core.Fleets;

/// <summary>How many repositories are at which stage of a dimension.</summary>
/// <param name="Id">Id of the dimension.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stages">How many are at each stage, by its number.</param>
public sealed record DimensionShare(string Id, string Name, ImmutableSortedDictionary<int, int> Stages)
{
    /// <summary>The same of the repositories of each kind, by its id.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<int, int>> ByKind { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<int, int>>(StringComparer.Ordinal);
}
