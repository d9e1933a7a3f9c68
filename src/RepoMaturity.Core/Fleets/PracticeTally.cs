using System.Collections.Immutable;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Fleets;

/// <summary>Counts who has a practice.</summary>
internal sealed class PracticeTally(string id, string name)
{
    private readonly SortedDictionary<string, int> byTeam = new(StringComparer.Ordinal);
    private int inPlace;
    private int automated;
    private int couldBe;
    private int spreads;
    private decimal spread;

    public string Id => id;

    /// <summary>Adds how a repository has it.</summary>
    /// <returns>Whether it is in place there.</returns>
    public bool Add(ClaimDigest practice, ImmutableArray<string> teams)
    {
        var isInPlace = practice.State.Level >= Level.Implemented;
        automated += practice.State.Level == Level.Automated ? 1 : 0;
        couldBe += !isInPlace && practice.State.CouldBe >= Level.Implemented ? 1 : 0;
        if (!isInPlace)
        {
            return false;
        }

        inPlace++;
        if (practice.State is { Reach: not null, Share: { } share })
        {
            spreads++;
            spread += share;
        }

        foreach (var team in teams)
        {
            byTeam[team] = byTeam.GetValueOrDefault(team) + 1;
        }

        return true;
    }

    /// <summary>The counts.</summary>
    public PracticeShare ToShare(int of) => new(id, name, inPlace, automated, couldBe, of)
    {
        Spread = spreads == 0 ? null : decimal.Round(spread / spreads, 3),
        ByTeam = byTeam.ToImmutableSortedDictionary(StringComparer.Ordinal),
    };
}
