using System.Globalization;
using System.Text;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>The part of a Markdown report that shows traces of people.</summary>
internal sealed class MarkdownHistory(StringBuilder text)
{
    public void Write(Assessment assessment)
    {
        if (assessment.History is not { } history)
        {
            return;
        }

        Line($"\n## {HistoryWords.Heading}\n");
        Line(string.Join("\n\n", HistoryWords.Opening(history).Select(MarkdownText.Plain)));
        if (history.IsShallow)
        {
            return;
        }

        Line("\n| area | people | changes | in the year before | last change |\n|---|---|---|---|---|");
        foreach (var area in history.Areas)
        {
            var last = area.LastChange is { } day ? HistoryWords.Day(day) : string.Empty;
            Line($"| {MarkdownText.Plain(area.Area.Name)} | {People(area.People)} | {Number(area.Changes)} | {Number(area.ChangesInLastYear)} | {last} |");
        }

        foreach (var bridge in history.Bridges)
        {
            Line($"| {MarkdownText.Plain(bridge.Bridge.Name)} | {People(bridge.People)} | | | |");
        }

        if (HistoryWords.Limit(history) is { } limit)
        {
            Line($"\n{MarkdownText.Plain(limit)}");
        }
    }

    private static string People(int people) => PeopleCount.IsFew(people) ? PeopleCount.Few : Number(people);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Line(string line) => text.Append(line).Append('\n');
}
