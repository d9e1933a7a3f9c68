using System.Text;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes an assessment as Markdown, for a page, a comment or a wiki: what the text report says, in tables.</summary>
public static class MarkdownReport
{
    private const int MostSteps = 5;

    /// <summary>Writes a report.</summary>
    /// <param name="assessment">What was found.</param>
    /// <param name="isVerbose">Whether long lists are written to their end, and every practice has all its proof.</param>
    public static string Write(Assessment assessment, bool isVerbose)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var text = new StringBuilder();
        assessment = ClaimWords.In(assessment);
        WriteKind(text, assessment);
        WriteGates(text, assessment);
        var headline = FrameworkWords.Headline(assessment);
        if (headline is not null)
        {
            new MarkdownFramework(text).Write(headline);
        }

        foreach (var other in assessment.Frameworks.Where(result => result != headline))
        {
            new MarkdownFramework(text).WriteOther(other);
        }

        new MarkdownPractices(text, new Names(assessment), isVerbose).Write(assessment);
        new MarkdownHistory(text).Write(assessment);
        MarkdownHost.Write(text, assessment);
        if (headline is not null)
        {
            WriteWayUp(text, headline, new Names(assessment), isVerbose);
        }

        MarkdownConfiguration.Write(text, assessment, isVerbose);
        WriteUnseen(text, assessment, headline, isVerbose);
        return text.ToString();
    }

    private static string Plain(string text) => MarkdownText.Plain(text);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static void WriteKind(StringBuilder text, Assessment assessment)
    {
        var kind = assessment.Kind.Kind;
        var commit = assessment.Commit is { } id ? $"Commit `{id[..Math.Min(10, id.Length)]}`" : "No commit";
        Line(text, $"# {Plain(assessment.Repository)}\n");
        Line(text, $"{commit}{(assessment.IsDirty ? ", with uncommitted changes" : string.Empty)}.\n");
        Line(text, $"**Kind: {Plain(kind.Name)}** ({Plain(FrameworkWords.Lowered(kind.Means))})\n");
        foreach (var why in assessment.Kind.Why)
        {
            Line(text, $"- {Plain(why)}");
        }

        if (KindWords.Inferred(assessment.Kind) is { } inferred)
        {
            Line(text, $"- {Plain(inferred)}");
        }

        if (AssumptionWords.Of(assessment) is { } assumed)
        {
            Line(text, $"\n**{Plain(assumed)}**");
        }

        if (kind.Caution is { } caution)
        {
            Line(text, $"\n{Plain(caution)}");
        }
    }

    private static void WriteGates(StringBuilder text, Assessment assessment)
    {
        if (assessment.Gates.IsEmpty)
        {
            return;
        }

        Line(text, "\n| gate | | why |\n|---|---|---|");
        foreach (var gate in assessment.Gates)
        {
            Line(text, $"| {MarkdownText.Code(gate.Gate)} | {(gate.Verdict == GateVerdict.Passed ? "holds" : $"**{GateSection.Word(gate.Verdict)}**")} | {Plain(gate.Why)} |");
        }
    }

    private static void WriteWayUp(StringBuilder text, FrameworkResult result, Names names, bool isVerbose)
    {
        if (FrameworkWords.Next(result) is not { } next)
        {
            return;
        }

        if (!result.Blockers.IsEmpty)
        {
            Line(text, $"\n## What stands between this and stage {next.Index}, {Plain(next.Name)}\n");
            foreach (var blocker in result.Blockers)
            {
                var item = result.Framework.Items.First(item => item.Id == blocker.Item);
                var dimension = result.Dimensions.FirstOrDefault(dimension => dimension.Dimension.Id == item.Dimension);
                var name = dimension is null ? string.Empty : $"**{Plain(dimension.Dimension.Name)}** - ";
                Line(text, $"- {name}{Plain(item.Name)}{Plain(FrameworkWords.Lack(blocker, dimension))}");
            }
        }

        if (result.NextSteps.IsEmpty)
        {
            if (FrameworkWords.NothingToRaise(result) is { } nothing)
            {
                Line(text, $"\n## First steps\n\n{Plain(nothing)}");
            }

            return;
        }

        Line(text, "\n## First steps\n");
        foreach (var step in result.NextSteps.Take(isVerbose ? result.NextSteps.Length : MostSteps))
        {
            Line(text, $"- [ ] **{Plain(names.OfClaim(step.Claim))}**, from {Words.Of(step.From)} to {Words.Of(step.To)}: {MarkdownText.WithCode(step.Text)}");
        }

        if (!isVerbose && result.NextSteps.Length > MostSteps)
        {
            Line(text, $"\nand {result.NextSteps.Length - MostSteps} more");
        }
    }

    private static void WriteUnseen(StringBuilder text, Assessment assessment, FrameworkResult? headline, bool isVerbose)
    {
        var lines = UnseenSection.Lines(assessment, isVerbose).ToList();
        var shown = isVerbose ? lines.Count : Math.Min(UnseenSection.MostLines, lines.Count);
        Line(text, "\n## What was not read or seen\n");
        foreach (var line in lines.Count == 0 ? ["Nothing was left out: every file that matters here was read."] : lines.Take(shown))
        {
            Line(text, $"- {Plain(line)}");
        }

        if (shown < lines.Count)
        {
            Line(text, $"- and {lines.Count - shown} more");
        }

        if (UnseenSection.Invisible(headline) is { } invisible)
        {
            Line(text, $"- {Plain(invisible)}");
        }
    }
}
