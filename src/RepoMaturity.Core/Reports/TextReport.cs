using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// Writes an assessment for people, in lines of at most 80 columns: the kind, the stage and why, the dimensions, the practices with their strongest proof, what blocks the next
/// stage, the first steps, and what was not seen.
/// </summary>
public static class TextReport
{
    /// <summary>Writes a report.</summary>
    /// <param name="assessment">What was found.</param>
    /// <param name="isVerbose">Whether long lists are written to their end.</param>
    /// <param name="withItems">Whether every item of the frameworks is listed, as when somebody asked for them; so it is in a verbose report.</param>
    public static ImmutableArray<TextLine> Write(Assessment assessment, bool isVerbose, bool withItems = false)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var page = new TextPage();
        var names = new Names(assessment);
        assessment = ClaimWords.In(assessment);
        WriteKind(page, assessment);
        var headline = FrameworkWords.Headline(assessment);
        var section = new FrameworkSection(page, names, isVerbose);
        if (withItems || isVerbose)
        {
            foreach (var framework in assessment.Frameworks.OrderBy(result => result == headline ? 0 : 1))
            {
                if (framework.Items.All(item => item.Status == ItemStatus.NotApplicable))
                {
                    section.WriteInapplicable(framework);
                    continue;
                }

                section.WriteStage(framework);
                section.WriteItems(framework);
            }
        }
        else
        {
            WriteShort(section, assessment, headline);
        }

        new PracticeSection(page, names, isVerbose).Write(assessment);
        new PartSection(page, isVerbose).Write(assessment, headline);
        if (isVerbose)
        {
            new HistorySection(page).Write(assessment);
        }

        new HostSection(page).Write(assessment);
        if (headline is not null)
        {
            section.WriteWayUp(headline);
        }

        GateSection.Write(page, assessment.Gates);
        new ConfigurationSection(page, isVerbose).Write(assessment);
        new UnseenSection(page, isVerbose).Write(assessment, headline);
        return page.Lines;
    }

    private static void WriteShort(FrameworkSection section, Assessment assessment, FrameworkResult? headline)
    {
        if (headline is not null)
        {
            section.WriteStage(headline);
        }

        foreach (var other in assessment.Frameworks.Where(result => result != headline && result.Stage is not null))
        {
            section.WriteOther(other);
        }
    }

    private static void WriteKind(TextPage page, Assessment assessment)
    {
        var state = assessment.Commit is { } commit ? $", commit {commit[..Math.Min(10, commit.Length)]}" : string.Empty;
        page.Paragraph(0, 2, new TextSpan(assessment.Repository, TextStyle.Heading), state, assessment.IsDirty ? ", with uncommitted changes" : string.Empty);
        page.Skip();
        var kind = assessment.Kind.Kind;
        page.Paragraph(0, 2, "Kind: ", new TextSpan(kind.Name, TextStyle.Strong), $" ({FrameworkWords.Lowered(kind.Means)})");
        foreach (var why in assessment.Kind.Why)
        {
            page.Paragraph(2, 4, "- ", why);
        }

        AssumptionWords.Write(page, assessment);
        if (KindWords.Inferred(assessment.Kind) is { } inferred)
        {
            page.Paragraph(2, 4, "- ", inferred);
        }

        if (kind.Caution is { } caution)
        {
            page.Paragraph(2, 2, new TextSpan(caution, TextStyle.Caution));
        }
    }
}
