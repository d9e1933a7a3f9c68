using System.Text;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Reports;
using RepoMaturity.Core.Rules;
using RepoMaturity.Pages;

namespace RepoMaturity.Cli;

/// <summary>Writes an assessment in each of its formats.</summary>
/// <param name="assessment">The assessment.</param>
/// <param name="rules">The rules by which it was made.</param>
/// <param name="isVerbose">Whether long lists are written to their end.</param>
/// <param name="withItems">Whether text lists the items of frameworks.</param>
/// <param name="usesColour">Whether text on stdout has colours.</param>
/// <param name="timeline">How it matured, for the page; null where nobody says.</param>
internal sealed class AssessmentFormats(Assessment assessment, RuleSet rules, bool isVerbose, bool withItems, bool usesColour, Timeline? timeline = null)
{
    /// <summary>The report that is asked for.</summary>
    public byte[] Render(ReportTarget target) => target.Format switch
    {
        ReportTarget.Json => JsonReport.Write(assessment, ToolIdentity.Tool),
        ReportTarget.Markdown => Encoding.UTF8.GetBytes(MarkdownReport.Write(assessment, isVerbose)),
        ReportTarget.Html => Page(),
        ReportTarget.Sarif => SarifReport.Write(assessment, ToolIdentity.Tool),
        ReportTarget.Badge => Encoding.UTF8.GetBytes(BadgeReport.WriteSvg(assessment)),
        ReportTarget.Shields => BadgeReport.WriteShields(assessment),
        ReportTarget.GitHub => Encoding.UTF8.GetBytes(AnnotationReport.Write(assessment)),
        _ => TextPrinter.Print(TextReport.Write(assessment, isVerbose, withItems), target.File is null && usesColour),
    };

    /// <summary>The page, whose drawing asks for one framework more. A method of its own: what it needs is loaded when somebody wants it.</summary>
    private byte[] Page()
    {
        var drawn = rules.Frameworks.FirstOrDefault(framework => framework.Id == ReferenceArchitecture.Framework);
        return AssessmentPage.Write(assessment, drawn is null ? null : assessment.Through(drawn), ToolIdentity.Tool, new PageSurroundings { Timeline = timeline is null ? null : timeline with { Address = assessment.Address } });
    }
}
