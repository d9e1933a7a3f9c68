using System.Collections.Immutable;

namespace RepoMaturity.Core.Evaluation;

/// <summary>How something stood at each commit that was looked at.</summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Id">Its id: of a practice, <c>practice/aspect</c>, a framework, <c>framework:dimension</c>, <c>framework:item</c>, a technology; <c>kind</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Scale">What each value means, from 0; empty texts are values that do not occur.</param>
/// <param name="Values">A value for each commit; -1 where there is none.</param>
public sealed record TimelineSeries(SeriesKind Kind, string Id, string Name, ImmutableArray<string> Scale, ImmutableArray<int> Values)
{
    /// <summary>Whether higher values say more: kinds and states of items only differ.</summary>
    public bool IsOrdered => Kind is not (SeriesKind.Kind or SeriesKind.Item);

    /// <summary>Where it changed, in order of commits.</summary>
    public IEnumerable<TimelineChange> Changes
    {
        get
        {
            for (var at = 1; at < Values.Length; at++)
            {
                if (Values[at] != Values[at - 1])
                {
                    yield return new TimelineChange(at, Values[at - 1], Values[at]);
                }
            }
        }
    }

    /// <summary>What a value means.</summary>
    public string Word(int value) => value >= 0 && value < Scale.Length ? Scale[value] : "none";
}
