using System.Text;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes a plan as a checklist in Markdown.</summary>
public static class PlanMarkdown
{
    /// <summary>Writes a plan.</summary>
    /// <param name="assessment">The assessment of which it is the plan.</param>
    /// <param name="result">The framework in it.</param>
    /// <param name="plan">The plan; null where there is none.</param>
    public static string Write(Assessment assessment, FrameworkResult result, Plan? plan)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        Line(text, $"# {Plain(assessment.Repository)}: {Plain(FrameworkWords.Reading(result.Framework))}\n");
        if (AssumptionWords.Of(assessment) is { } assumed)
        {
            Line(text, $"**{Plain(assumed)}**\n");
        }

        if (assessment.Kind.Kind.Caution is { } caution)
        {
            Line(text, $"{Plain(caution)}\n");
        }

        if (plan is null)
        {
            Line(text, Plain(PlanWords.Nothing(result)));
            return text.ToString();
        }

        Line(text, $"## {Plain(PlanWords.Heading(plan))}\n");
        Line(text, Plain(PlanWords.Summary(plan)));
        var names = new Names(assessment);
        foreach (var step in plan.Steps)
        {
            Write(text, step, names);
        }

        foreach (var rest in PlanWords.Rest(plan))
        {
            Line(text, $"\n- {Plain(rest)}");
        }

        return text.ToString();
    }

    private static string Plain(string text) => MarkdownText.Plain(text);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static void Write(StringBuilder text, NextStep step, Names names)
    {
        Line(text, $"\n- [ ] **{Plain(names.OfClaim(step.Claim))}**, {Plain(PlanWords.Raises(step, names))}: {MarkdownText.WithCode(step.Text)}");
        Line(text, $"  *{Plain(step.Why)}*");
        if (step.Change is not { } change)
        {
            return;
        }

        // A fence longer than any run of backticks in what it holds.
        var fence = new string('`', Math.Max(3, LongestRun(change.Snippet) + 1));
        Line(text, $"\n  {MarkdownText.Code(change.File)}{Plain(PlanWords.Edit(change)[change.File.Length..])}\n\n  {fence}{PlanWords.Language(change.File)}");
        foreach (var line in change.Snippet.TrimEnd('\n').Split('\n'))
        {
            Line(text, line.Length == 0 ? string.Empty : $"  {TerminalText.Safe(line)}");
        }

        Line(text, $"  {fence}");
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
