using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>The areas of the work on a repository, and what lies across them.</summary>
/// <param name="Areas">The areas; a file belongs to the first that claims it.</param>
/// <param name="Bridges">Areas that the same people may change.</param>
public sealed record AreaRules(ImmutableArray<AreaRule> Areas, ImmutableArray<BridgeRule> Bridges)
{
    /// <summary>No areas.</summary>
    public static AreaRules None { get; } = new([], []);

    /// <summary>Finds the globs of all areas that fit a path.</summary>
    internal PathTermIndex Index { get; } = new(Areas.SelectMany(area => new[] { area.Always, area.Otherwise }));
}
