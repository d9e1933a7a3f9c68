using System.Collections.Immutable;

namespace RepoMaturity.Core.Fleets;

/// <summary>Counts the repositories of a team.</summary>
internal sealed class TeamTally
{
    private readonly SortedDictionary<int, int> stages = [];
    private int repositories;
    private int practices;

    /// <summary>Adds one.</summary>
    /// <param name="stage">Its stage; null where it is in none.</param>
    /// <param name="inPlace">How many practices it has in place.</param>
    public void Add(int? stage, int inPlace)
    {
        repositories++;
        practices += inPlace;
        if (stage is { } known)
        {
            stages[known] = stages.GetValueOrDefault(known) + 1;
        }
    }

    /// <summary>The counts.</summary>
    public TeamShare ToShare(string name) => new(name, repositories, stages.ToImmutableSortedDictionary(), decimal.Round((decimal)practices / Math.Max(1, repositories), 1));
}
