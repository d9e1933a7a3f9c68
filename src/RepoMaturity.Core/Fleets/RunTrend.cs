using System.Collections.Immutable;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Fleets;

/// <summary>Follows a fleet from run to run; of each repository a few numbers are in memory.</summary>
/// <param name="framework">Id of the framework whose stages are counted; null for the first that has any.</param>
public sealed class RunTrend(string? framework)
{
    /// <summary>So many points are shown at most: of more, some are passed over, and never the last.</summary>
    private const int Most = 60;

    private readonly Dictionary<string, Standing> standings = new(StringComparer.Ordinal);
    private readonly List<RunPoint> points = [];

    /// <summary>Remembers what was found in a repository.</summary>
    public void Found(string repository, AssessmentDigest found)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(found);
        var stage = found.Frameworks.Where(each => each.Stage is not null).OrderBy(each => each.Id != framework).FirstOrDefault()?.Stage?.Index;
        standings[repository] = new Standing(stage, found.Practices.Count(practice => practice.State.Level >= Level.Implemented), found.Practices.Count(practice => practice.State.Level == Level.Automated), true);
    }

    /// <summary>Forgets what was found in a repository.</summary>
    public void Forget(string repository) => standings.Remove(repository);

    /// <summary>Counts a repository in which something was found, or no longer.</summary>
    public void Count(string repository, bool isCounted)
    {
        if (standings.TryGetValue(repository, out var standing))
        {
            standings[repository] = standing with { IsCounted = isCounted };
        }
    }

    /// <summary>Says that a run came to its end.</summary>
    public void End(DateTimeOffset at)
    {
        var counted = standings.Values.Where(standing => standing.IsCounted).ToList();
        var judged = counted.Where(standing => standing.Stage is not null).ToList();
        points.Add(new RunPoint(
            at,
            counted.Count,
            judged.GroupBy(standing => standing.Stage!.Value).ToImmutableSortedDictionary(same => same.Key, same => same.Count()),
            Average(judged.Sum(standing => standing.InPlace), judged.Count),
            Average(judged.Sum(standing => standing.Automated), judged.Count)));
    }

    /// <summary>A point for each run, the first first.</summary>
    public ImmutableArray<RunPoint> ToPoints()
    {
        var each = (points.Count + Most - 1) / Most;
        return [.. points.Where((_, at) => each <= 1 || (points.Count - 1 - at) % each == 0)];
    }

    private static decimal Average(int sum, int of) => decimal.Round((decimal)sum / Math.Max(1, of), 1);

    private readonly record struct Standing(int? Stage, int InPlace, int Automated, bool IsCounted);
}
