using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Pages;

/// <summary>What the parts of a page about a history share; public only because components are.</summary>
public sealed class TimelineView
{
    private const double Whole = 100;

    private readonly Forge? forge;
    private readonly ImmutableArray<long> clock;

    internal TimelineView(Timeline timeline, Tool tool, bool isSearch)
    {
        Timeline = timeline;
        Tool = tool;
        Told = [.. timeline.Series.Where(series => isSearch || (TimelineWords.IsTelling(series) && TimelineMarkdown.IsTold(series.Kind, isVerbose: false)))];
        Changes = [.. Told.SelectMany(series => series.Changes.Select(change => (Series: series, Change: change))).OrderByDescending(entry => entry.Change.At)];
        forge = Forge.Of(timeline.Address);
        clock = Clock(TimelineWords.Times(timeline));
    }

    internal Timeline Timeline { get; }

    internal Tool Tool { get; }

    /// <summary>The series that are told.</summary>
    internal ImmutableArray<TimelineSeries> Told { get; }

    /// <summary>Their changes, the newest first.</summary>
    internal ImmutableArray<(TimelineSeries Series, TimelineChange Change)> Changes { get; }

    /// <summary>The address of a commit on its forge; null where that is not known.</summary>
    internal string? LinkTo(LineCommit commit) => forge?.Commit(commit.Id);

    /// <summary>The runs of one value of a series: where each begins and how wide it is, in hundredths of the time shown.</summary>
    internal IEnumerable<(string Left, string Width, int Value)> Runs(TimelineSeries series)
    {
        var start = 0;
        for (var at = 1; at <= series.Values.Length; at++)
        {
            if (at < series.Values.Length && series.Values[at] == series.Values[start])
            {
                continue;
            }

            var (left, right) = (At(clock[start]), at < series.Values.Length ? At(clock[at]) : Whole);
            if (right > left)
            {
                yield return (Percent(left), Percent(right - left), series.Values[start]);
            }

            start = at;
        }
    }

    /// <summary>The years that begin within the time shown, and where.</summary>
    internal IEnumerable<(string Left, int Year)> Years()
    {
        if (clock.IsEmpty)
        {
            yield break;
        }

        var (first, last) = (Year(clock[0]), Year(clock[^1]));
        var each = Math.Max(1, (last - first + 9) / 10);
        for (var year = first + 1; year <= last; year++)
        {
            if ((year - first) % each == 0)
            {
                yield return (Percent(At(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds())), year);
            }
        }
    }

    /// <summary>Clocks go wrong: no commit counts as older than those before it, and none lies where no calendar reaches.</summary>
    private static ImmutableArray<long> Clock(ImmutableArray<long> times)
    {
        var newest = DateTimeOffset.MinValue.ToUnixTimeSeconds();
        return [.. times.Select(time => newest = Math.Clamp(time, newest, DateTimeOffset.MaxValue.ToUnixTimeSeconds()))];
    }

    private static int Year(long time) => DateTimeOffset.FromUnixTimeSeconds(time).Year;

    /// <summary>Where a time lies, from 0 to <see cref="Whole"/>.</summary>
    private double At(long time) => clock[^1] == clock[0] ? 0 : Whole * (time - clock[0]) / (clock[^1] - clock[0]);

    private static string Percent(double part) => part.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
