using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>A stage of a framework. Stages are cumulative: one is reached when its own needs and those of all stages below hold.</summary>
/// <param name="Index">Its number in the framework.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Items">Items that must be met.</param>
/// <param name="Dimensions">Least stage of each dimension named.</param>
public sealed record FrameworkStage(int Index, string Name, ImmutableArray<string> Items, ImmutableSortedDictionary<string, int> Dimensions)
{
    /// <summary>Items that a stricter reading asks for as well; a stage is reached without them, and reports say so.</summary>
    public ImmutableArray<string> StrictItems { get; init; } = [];
}
