using System.Collections.Immutable;

namespace RepoMaturity.Core.Fleets;

/// <summary>How many repositories have a practice.</summary>
/// <param name="Id">Id of the practice.</param>
/// <param name="Name">Its name.</param>
/// <param name="InPlace">How many have it implemented or automated.</param>
/// <param name="Automated">How many of them have it automated.</param>
/// <param name="CouldBe">How many others could have it, by what was not seen.</param>
/// <param name="Of">How many could have had it.</param>
public sealed record PracticeShare(string Id, string Name, int InPlace, int Automated, int CouldBe, int Of)
{
    /// <summary>Which share of the entry points of those that have it is covered, on average; null where there are none.</summary>
    public decimal? Spread { get; init; }

    /// <summary>How many of the repositories of each team have it, by team.</summary>
    public ImmutableSortedDictionary<string, int> ByTeam { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The share that has it.</summary>
    public decimal Share => Of == 0 ? 0 : (decimal)InPlace / Of;
}
