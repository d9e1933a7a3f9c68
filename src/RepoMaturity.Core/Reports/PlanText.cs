using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes a plan for people, in lines of at most 80 columns but for the snippets, which are to be copied.</summary>
public static class PlanText
{
    /// <summary>Writes a plan.</summary>
    /// <param name="assessment">The assessment of which it is the plan.</param>
    /// <param name="result">The framework in it.</param>
    /// <param name="plan">The plan; null where there is none.</param>
    public static ImmutableArray<TextLine> Write(Assessment assessment, FrameworkResult result, Plan? plan)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(result);
        var page = new TextPage();
        page.Paragraph(0, 2, new TextSpan(assessment.Repository, TextStyle.Heading), $": {FrameworkWords.Reading(result.Framework)}");
        AssumptionWords.Write(page, assessment);
        if (assessment.Kind.Kind.Caution is { } caution)
        {
            page.Paragraph(0, 2, new TextSpan(caution, TextStyle.Caution));
        }

        if (plan is null)
        {
            page.Paragraph(0, 2, PlanWords.Nothing(result));
            return page.Lines;
        }

        page.Heading(PlanWords.Heading(plan));
        page.Paragraph(2, 2, PlanWords.Summary(plan));
        var names = new Names(assessment);
        for (var i = 0; i < plan.Steps.Length; i++)
        {
            Write(page, i + 1, plan.Steps[i], names);
        }

        foreach (var rest in PlanWords.Rest(plan))
        {
            page.Skip();
            page.Paragraph(2, 4, "- ", rest);
        }

        return page.Lines;
    }

    /// <summary>The framework that speaks first in reports; null where there is none.</summary>
    public static FrameworkResult? Headline(Assessment assessment) => FrameworkWords.Headline(assessment);

    private static void Write(TextPage page, int number, NextStep step, Names names)
    {
        page.Skip();
        page.Paragraph(0, 4, $"{number,2}. ", new TextSpan(names.OfClaim(step.Claim), TextStyle.Strong), $", {PlanWords.Raises(step, names)}");
        page.Paragraph(4, 4, step.Text);
        page.Paragraph(4, 4, new TextSpan($"Why: {step.Why}", TextStyle.Faint));
        if (step.Change is not { } change)
        {
            return;
        }

        page.Paragraph(4, 4, new TextSpan(PlanWords.Edit(change), TextStyle.Place));
        foreach (var line in change.Snippet.TrimEnd('\n').Split('\n'))
        {
            page.Verbatim($"      | {line}");
        }
    }
}
