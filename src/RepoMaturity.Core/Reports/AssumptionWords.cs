using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>Says that a report is one of "what if", and what was assumed for it.</summary>
internal static class AssumptionWords
{
    /// <summary>One sentence; null where nothing was assumed.</summary>
    public static string? Of(Assessment assessment) => assessment.Assumptions.IsEmpty ? null
        : $"What if, not what is: it is assumed that {string.Join(", and that ", assessment.Assumptions)}.";

    /// <summary>Adds the sentence to a page.</summary>
    public static void Write(TextPage page, Assessment assessment)
    {
        if (Of(assessment) is { } assumed)
        {
            page.Paragraph(0, 2, new TextSpan(assumed, TextStyle.Caution));
        }
    }
}
