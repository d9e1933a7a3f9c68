using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>The part of a verbose text report that shows traces of people.</summary>
internal sealed class HistorySection(TextPage page)
{
    public void Write(Assessment assessment)
    {
        if (assessment.History is not { } history)
        {
            return;
        }

        page.Heading(HistoryWords.Heading);
        foreach (var line in HistoryWords.Opening(history))
        {
            page.Paragraph(2, 2, line);
        }

        if (history.IsShallow)
        {
            return;
        }

        foreach (var area in history.Areas)
        {
            page.Paragraph(2, 4, new TextSpan(area.Area.Name, TextStyle.Strong), $": {HistoryWords.Of(area)}");
        }

        foreach (var bridge in history.Bridges)
        {
            page.Paragraph(2, 4, new TextSpan(bridge.Bridge.Name, TextStyle.Strong), $": {HistoryWords.People(bridge.People)}");
        }

        if (HistoryWords.Limit(history) is { } limit)
        {
            page.Paragraph(2, 2, limit);
        }
    }
}
