using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Pages.Components;

namespace RepoMaturity.Pages;

/// <summary>Writes a timeline as one page of HTML that needs nothing else.</summary>
public static class TimelinePage
{
    /// <summary>Writes the page.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="tool">What made it.</param>
    /// <param name="isSearch">Whether something was looked for: then all of it is told, also that it never was there.</param>
    /// <returns>UTF-8 without a byte order mark.</returns>
    public static byte[] Write(Timeline timeline, Tool tool, bool isSearch = false)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        ArgumentNullException.ThrowIfNull(tool);
        return PageRenderer.Render<TimelineDocument>(nameof(TimelineDocument.View), new TimelineView(timeline, tool, isSearch));
    }
}
