using System.Text;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes a timeline as Markdown: a table of stages and practices, and a table of changes.</summary>
public static class TimelineMarkdown
{
    /// <summary>Writes a timeline.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="isVerbose">Whether aspects and technologies are told too.</param>
    /// <param name="isSearch">Whether something was looked for: then all of it is told.</param>
    public static string Write(Timeline timeline, bool isVerbose, bool isSearch = false)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var text = new StringBuilder();
        Line(text, $"# {MarkdownText.Plain(timeline.Repository)}\n");
        Line(text, MarkdownText.Plain(TimelineWords.Opening(timeline)));
        if (timeline.Commits.IsEmpty)
        {
            return text.ToString();
        }

        var told = timeline.Series.Where(series => isSearch || (TimelineWords.IsTelling(series) && IsTold(series.Kind, isVerbose))).ToList();
        var times = TimelineWords.Times(timeline);
        Line(text, "\n| of | | over time | now |\n|---|---|---|---|");
        foreach (var series in told)
        {
            var bars = series.IsOrdered ? TimelineWords.Bars(timeline, series, times) : string.Empty;
            Line(text, $"| {MarkdownText.Plain(Of(timeline, series))} | {MarkdownText.Plain(series.Name)} | {MarkdownText.Code(bars)} | {MarkdownText.Plain(TimelineWords.Now(timeline, series))} |");
        }

        Line(text, "\n| day | commit | what | change | subject |\n|---|---|---|---|---|");
        foreach (var (series, change) in told.SelectMany(series => series.Changes.Select(change => (series, change))).OrderBy(entry => entry.change.At))
        {
            var commit = timeline.Commits[change.At];
            var subject = commit.Subject + TimelineWords.Tags(commit) + TimelineWords.Doubt(timeline, change);
            Line(text, $"| {MarkdownText.Plain(TimelineWords.Day(commit))} | {MarkdownText.Code(TimelineWords.ShortId(commit))} | {MarkdownText.Plain(series.Name)} | {MarkdownText.Plain(TimelineWords.Change(series, change))} | {MarkdownText.Plain(subject)} |");
        }

        return text.ToString();
    }

    /// <summary>What of a timeline is told when nothing is looked for.</summary>
    internal static bool IsTold(SeriesKind kind, bool isVerbose) => kind switch
    {
        SeriesKind.Item => false,
        SeriesKind.Aspect or SeriesKind.Technology => isVerbose,
        _ => true,
    };

    private static string Of(Timeline timeline, TimelineSeries series) => series.Kind is SeriesKind.Stage or SeriesKind.Dimension or SeriesKind.Item
        ? timeline.Frameworks.First(framework => framework.Id == series.Id.Split(':')[0]).Id
        : FrameworkWords.Capital(RepoMaturity.Core.Rules.Words.Of(series.Kind));

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
