using System.Collections.Immutable;

namespace RepoMaturity.Core.Fleets;

/// <summary>How a fleet stands in a framework.</summary>
/// <param name="Id">Id of the framework.</param>
/// <param name="Name">Its name.</param>
/// <param name="Year">Its year.</param>
/// <param name="Stages">Who is in which stage, the lowest first.</param>
/// <param name="Dimensions">How many are at which stage of each dimension.</param>
/// <param name="Blockers">What holds repositories back, what most have in common first.</param>
public sealed record FrameworkRollUp(
    string Id, string Name, int Year, ImmutableArray<StageShare> Stages, ImmutableArray<DimensionShare> Dimensions, ImmutableArray<BlockerShare> Blockers)
{
    /// <summary>How many repositories are in a stage.</summary>
    public int Repositories => Stages.Sum(stage => stage.Repositories.Length);
}
