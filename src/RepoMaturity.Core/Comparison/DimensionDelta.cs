using System.Collections.Immutable;

namespace RepoMaturity.Core.Comparison;

/// <summary>A dimension of a framework whose stage changed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">Its stage before; null where it had none, as the kind of repository was in no stage.</param>
/// <param name="After">Its stage after; null where it has none.</param>
public sealed record DimensionDelta(string Id, string Name, int? Before, int? After)
{
    /// <summary>Compares all dimensions of one list with all of another, in the order of the second; what only the first has comes last.</summary>
    internal static ImmutableArray<DimensionDelta> Between(ImmutableArray<DimensionDigest> before, ImmutableArray<DimensionDigest> after)
    {
        var first = before.ToDictionary(dimension => dimension.Id, dimension => dimension.Stage, StringComparer.Ordinal);
        var second = after.Select(dimension => dimension.Id).ToHashSet(StringComparer.Ordinal);
        return [.. after.Select(now => new DimensionDelta(now.Id, now.Name, first.TryGetValue(now.Id, out var stage) ? stage : null, now.Stage))
            .Concat(before.Where(old => !second.Contains(old.Id)).Select(old => new DimensionDelta(old.Id, old.Name, old.Stage, null)))
            .Where(dimension => dimension.Before != dimension.After)];
    }
}
