using System.Text;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>The part of a Markdown report that speaks of a framework: what the text report says, and every item with its provenance, folded.</summary>
internal sealed class MarkdownFramework(StringBuilder text)
{
    /// <summary>The framework that speaks first.</summary>
    public void Write(FrameworkResult result)
    {
        Line($"\n## {Plain(FrameworkWords.Reading(result.Framework))}\n");
        if (IsApplicable(result))
        {
            WriteResult(result);
        }
        else
        {
            Line("No stage: a repository of this kind is in none.");
        }
    }

    /// <summary>Another framework, in a few lines.</summary>
    public void WriteOther(FrameworkResult result)
    {
        if (!IsApplicable(result))
        {
            return;
        }

        var what = result.Stage is null ? FrameworkWords.Counts(result) : $"{FrameworkWords.Stage(result)}{FrameworkWords.CouldBe(result)}{FrameworkWords.Attested(result)}";
        Line($"\n**{Plain(FrameworkWords.Reading(result.Framework))}**: {Plain(what)}");
        WriteRest(result);
    }

    private static bool IsApplicable(FrameworkResult result) => result.Items.Any(item => item.Status != ItemStatus.NotApplicable);

    private static string Plain(string plain) => MarkdownText.Plain(plain);

    private void Line(string line) => text.Append(line).Append('\n');

    private void WriteResult(FrameworkResult result)
    {
        Line(result.Stage is null
            ? Plain(FrameworkWords.Counts(result))
            : $"**{Plain(FrameworkWords.Capital(FrameworkWords.Stage(result)))}**{Plain(FrameworkWords.Why(result))}{Plain(FrameworkWords.CouldBe(result))}{Plain(FrameworkWords.Attested(result))}");
        foreach (var lack in result.StrictLacks)
        {
            Line($"\n{Plain(FrameworkWords.Strict(lack))}.");
        }

        if (!result.Dimensions.IsEmpty)
        {
            Line("\n| dimension | stage | what the next one lacks |\n|---|---|---|");
            foreach (var dimension in result.Dimensions)
            {
                Line($"| {Plain(dimension.Dimension.Name)} | {FrameworkWords.StageOf(dimension)}{FrameworkWords.Attested(result, dimension)} | {Plain(FrameworkWords.HeldBack(dimension) + FrameworkWords.CouldBe(dimension))} |");
            }
        }

        WriteRest(result);
    }

    private void WriteRest(FrameworkResult result)
    {
        if (result.Target is { } target)
        {
            Line($"\n{Plain(FrameworkWords.Target(target))}{Plain(FrameworkWords.AttestedTarget(result))}");
        }

        if (result.Score is { } score)
        {
            Line($"\n{Plain(FrameworkWords.Score(score))}\n");
            foreach (var section in score.Sections)
            {
                Line($"- {Plain(FrameworkWords.Score(section))}");
            }
        }

        Line($"\n<details><summary>{Plain(FrameworkWords.Share(result.Framework))}</summary>\n");
        Line("| item | status | why | proof | provenance |\n|---|---|---|---|---|");
        foreach (var item in result.Items)
        {
            var why = item.UnknownBecause.IsEmpty ? FrameworkWords.Clause(item.Why) : $"{FrameworkWords.Clause(item.Why)}: {FrameworkWords.Causes(item.UnknownBecause)}";
            Line($"| **{Plain(item.Item.Id)}** {Plain(item.Item.Name)} | {FrameworkWords.Status(item)} | {Plain(why)} | {string.Join("<br>", MarkdownProof.Of(item))} | {Plain(FrameworkWords.Source(item.Item))} |");
        }

        Line("\n</details>");
    }
}
