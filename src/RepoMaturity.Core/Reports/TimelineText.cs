using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes a timeline for people: a line of bars for each stage, dimension and practice, and under each the commits that changed it.</summary>
public static class TimelineText
{
    private const int NameWidth = 34;
    private const int MostChanges = 6;

    /// <summary>Writes a timeline.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="isVerbose">Whether every change is listed, and aspects and technologies too.</param>
    /// <param name="isSearch">Whether something was looked for: then all of it is told, also that it never was there.</param>
    public static ImmutableArray<TextLine> Write(Timeline timeline, bool isVerbose, bool isSearch = false)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var page = new TextPage();
        page.Paragraph(0, 0, new TextSpan(timeline.Repository, TextStyle.Heading));
        page.Paragraph(0, 0, TimelineWords.Opening(timeline));
        if (timeline.Commits.IsEmpty)
        {
            return page.Lines;
        }

        if (isSearch)
        {
            page.Skip();
            WriteAll(page, timeline, timeline.Series, isVerbose: true);
            return page.Lines;
        }

        foreach (var framework in timeline.Frameworks)
        {
            Section(page, timeline, FrameworkWords.Reading(framework), isVerbose, series => series.Kind == SeriesKind.Stage ? series.Id == framework.Id
                : series.Kind == SeriesKind.Dimension && series.Id.StartsWith(framework.Id + ":", StringComparison.Ordinal));
        }

        Section(page, timeline, "What it is", isVerbose, series => series.Kind == SeriesKind.Kind);
        Section(page, timeline, "Practices", isVerbose, series => series.Kind == SeriesKind.Practice);
        if (isVerbose)
        {
            Section(page, timeline, "Aspects", isVerbose, series => series.Kind == SeriesKind.Aspect);
            Section(page, timeline, "Technologies", isVerbose, series => series.Kind == SeriesKind.Technology);
        }

        return page.Lines;
    }

    private static void Section(TextPage page, Timeline timeline, string heading, bool isVerbose, Func<TimelineSeries, bool> isMeant)
    {
        var series = timeline.Series.Where(each => isMeant(each) && TimelineWords.IsTelling(each)).ToImmutableArray();
        if (!series.IsEmpty)
        {
            page.Heading(heading);
            WriteAll(page, timeline, series, isVerbose);
        }
    }

    private static void WriteAll(TextPage page, Timeline timeline, ImmutableArray<TimelineSeries> all, bool isVerbose)
    {
        var times = TimelineWords.Times(timeline);
        foreach (var series in all)
        {
            var name = series.Kind == SeriesKind.Stage ? "Stage" : series.Name;
            var bars = series.IsOrdered ? TimelineWords.Bars(timeline, series, times) : string.Empty;
            page.Paragraph(2, 4, new TextSpan(name.PadRight(bars.Length == 0 ? 0 : NameWidth), TextStyle.Strong), bars.Length == 0 ? string.Empty : $"  {bars}");
            page.Paragraph(4, 6, new TextSpan(TimelineWords.Now(timeline, series), TextStyle.Faint));
            WriteChanges(page, timeline, series, isVerbose || series.Kind is SeriesKind.Stage);
        }
    }

    private static void WriteChanges(TextPage page, Timeline timeline, TimelineSeries series, bool isVerbose)
    {
        var changes = series.Changes.ToList();
        var shown = isVerbose || changes.Count <= MostChanges ? changes : [.. changes.Take(MostChanges / 2), .. changes.TakeLast(MostChanges / 2)];
        for (var i = 0; i < shown.Count; i++)
        {
            if (shown.Count < changes.Count && i == MostChanges / 2)
            {
                page.Paragraph(4, 6, new TextSpan($"... {TimelineWords.Number(changes.Count - shown.Count)} changes more", TextStyle.Faint));
            }

            var (change, commit) = (shown[i], timeline.Commits[shown[i].At]);
            page.Paragraph(
                4,
                6,
                $"{TimelineWords.Day(commit)}  ",
                new TextSpan(TimelineWords.ShortId(commit), TextStyle.Place),
                $"  {TimelineWords.Change(series, change)}: ",
                commit.Subject,
                new TextSpan(TimelineWords.Tags(commit) + TimelineWords.Doubt(timeline, change), TextStyle.Faint));
        }
    }
}
