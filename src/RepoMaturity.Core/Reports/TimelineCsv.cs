using System.Globalization;
using System.Text;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes a timeline as CSV: a row for each commit, a column for each series. Stages and levels are numbers, 0 for an absent practice; where there is none, the cell is empty.</summary>
public static class TimelineCsv
{
    /// <summary>Writes a timeline.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="isVerbose">Whether aspects and technologies have columns too.</param>
    /// <param name="isSearch">Whether something was looked for: then all of it is told.</param>
    public static string Write(Timeline timeline, bool isVerbose, bool isSearch = false)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var told = timeline.Series.Where(series => isSearch || TimelineMarkdown.IsTold(series.Kind, isVerbose)).ToList();
        var text = new StringBuilder();
        text.Append(CsvText.Row(["commit", "day", "subject", "tags", .. told.Select(series => $"{Words.Of(series.Kind)} {series.Id}")]));
        for (var at = 0; at < timeline.Commits.Length; at++)
        {
            var commit = timeline.Commits[at];
            text.Append(CsvText.Row([commit.Id, TimelineWords.Day(commit), commit.Subject, string.Join(' ', commit.Tags), .. told.Select(series => Cell(series, series.Values[at]))]));
        }

        return text.ToString();
    }

    private static string Cell(TimelineSeries series, int value) => value < 0 ? string.Empty : series.IsOrdered ? value.ToString(CultureInfo.InvariantCulture) : series.Word(value);
}
