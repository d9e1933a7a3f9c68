using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Reports;

/// <summary>Words what a timeline says for people.</summary>
internal static class TimelineWords
{
    /// <summary>How many commits there are, of which time, and how many were looked at.</summary>
    public static string Opening(Timeline timeline)
    {
        if (timeline.Commits.IsEmpty)
        {
            return "No commit was looked at.";
        }

        var looked = timeline.Commits.Length == timeline.CommitsTotal
            ? $"{Number(timeline.CommitsTotal)} commits on the line of first parents, all looked at"
            : $"{Number(timeline.Commits.Length)} of the {Number(timeline.CommitsTotal)} commits on the line of first parents were looked at";
        var older = timeline.IsTruncated ? " Older commits are not in this clone, or were not read." : string.Empty;
        return $"{looked}: from {Day(timeline.Commits[0])} to {Day(timeline.Commits[^1])}.{older}";
    }

    /// <summary>The day of a commit.</summary>
    public static string Day(LineCommit commit) => Days.Of(commit.Time)!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The first characters of the id of a commit.</summary>
    public static string ShortId(LineCommit commit) => commit.Id[..Math.Min(10, commit.Id.Length)];

    /// <summary>What changed: <c>reached stage 3, DataOps</c>, <c>automated, was implemented</c>.</summary>
    public static string Change(TimelineSeries series, TimelineChange change) => series.Kind switch
    {
        SeriesKind.Stage or SeriesKind.Dimension when change.Before >= 0 && change.After >= 0 => $"{(change.After > change.Before ? "up to" : "down to")} {series.Word(change.After)}",
        SeriesKind.Kind => $"{series.Word(change.After)}, was {series.Word(change.Before)}",
        _ => $"{series.Word(change.After)}, was {series.Word(change.Before)}",
    };

    /// <summary>That commits before this one were passed over; empty where none were.</summary>
    public static string Doubt(Timeline timeline, TimelineChange change) => timeline.PassedOver(change.At) is > 0 and var passed
        ? $" (or one of the {Number(passed)} before it, passed over)"
        : string.Empty;

    /// <summary>The tags of a commit in brackets; empty where it has none.</summary>
    public static string Tags(LineCommit commit) => commit.Tags.IsEmpty ? string.Empty : $" [{string.Join(", ", commit.Tags.Take(3))}{(commit.Tags.Length > 3 ? ", ..." : string.Empty)}]";

    /// <summary>How it stands now, and since when.</summary>
    public static string Now(Timeline timeline, TimelineSeries series)
    {
        var last = series.Changes.LastOrDefault();
        return $"{series.Word(series.Values[^1])}{(last is null ? " all the time" : $" since {Day(timeline.Commits[last.At])}")}";
    }

    /// <summary>The bars of a series: stages from the lowest to the highest of the framework, levels from absent to automated.</summary>
    public static string Bars(Timeline timeline, TimelineSeries series, ImmutableArray<long> times)
    {
        var least = 0;
        while (least < series.Scale.Length - 1 && series.Scale[least].Length == 0)
        {
            least++;
        }

        return Sparkline.Of(series.Values, times, least, series.Scale.Length - 1);
    }

    /// <summary>The times of the commits.</summary>
    public static ImmutableArray<long> Times(Timeline timeline) => [.. timeline.Commits.Select(commit => commit.Time)];

    /// <summary>Whether a series says anything: something of it was there once.</summary>
    public static bool IsTelling(TimelineSeries series) => series.Values.Any(value => value > 0) || (series.Kind is SeriesKind.Kind or SeriesKind.Stage or SeriesKind.Dimension && series.Values.Any(value => value >= 0));

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
