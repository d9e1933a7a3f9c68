using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Pages.Components;

namespace RepoMaturity.Pages;

/// <summary>
/// Writes an assessment as one page of HTML that needs nothing else: no network, no server, no font. One assessment has one page: no time, no path of the machine, <c>\n</c> at line ends.
/// </summary>
public static class AssessmentPage
{
    /// <summary>What a browser may do with the page, which says so itself, too.</summary>
    public static string Policy => PageAsset.Report.Policy;

    /// <summary>Writes the page.</summary>
    /// <param name="assessment">What was found.</param>
    /// <param name="architecture">The same seen through the framework whose reference architecture is drawn (<see cref="ReferenceArchitecture.Framework"/>); null draws none.</param>
    /// <param name="tool">What made it.</param>
    /// <param name="around">What it says beside that; null for nothing.</param>
    /// <returns>UTF-8 without a byte order mark.</returns>
    public static byte[] Write(Assessment assessment, FrameworkResult? architecture, Tool tool, PageSurroundings? around = null)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(tool);
        return PageRenderer.Render<AssessmentDocument>(nameof(AssessmentDocument.View), new AssessmentView(assessment, architecture, tool, around ?? PageSurroundings.None));
    }
}
