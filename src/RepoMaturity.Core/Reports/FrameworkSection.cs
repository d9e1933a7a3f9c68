using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>The part of a text report that speaks of frameworks.</summary>
internal sealed class FrameworkSection(TextPage page, Names names, bool isVerbose)
{
    private const int MostSteps = 5;

    /// <summary>The stage, one sentence on why and what it could be, and the dimensions.</summary>
    public void WriteStage(FrameworkResult result)
    {
        page.Heading(FrameworkWords.Reading(result.Framework));
        if (result.Stage is not { } stage)
        {
            page.Paragraph(2, 2, "No stage: a repository of this kind is in none.");
            return;
        }

        page.Paragraph(2, 2, new TextSpan(FrameworkWords.Capital(FrameworkWords.Stage(result)), TextStyle.Strong), FrameworkWords.Why(result), FrameworkWords.CouldBe(stage));
        page.Skip();
        foreach (var dimension in result.Dimensions)
        {
            var could = dimension.CouldBe > dimension.Stage ? $", could be {dimension.CouldBe}" : string.Empty;
            var lack = dimension.HeldBackBy is { } heldBack ? $": {FrameworkWords.Clause(heldBack)}" : ": the highest stage";
            page.Paragraph(2, 5, new TextSpan($"{dimension.Stage}  {dimension.Dimension.Name}", TextStyle.Strong), could, new TextSpan(lack, TextStyle.Faint));
        }
    }

    /// <summary>A framework in one line.</summary>
    public void WriteOther(FrameworkResult result)
    {
        page.Skip();
        page.Paragraph(0, 2, new TextSpan(FrameworkWords.Reading(result.Framework), TextStyle.Heading), $": {FrameworkWords.Stage(result)}", FrameworkWords.CouldBe(result.Stage!));
    }

    /// <summary>What blocks the next stage, and how to begin.</summary>
    public void WriteWayUp(FrameworkResult result)
    {
        if (FrameworkWords.Next(result) is not { } next)
        {
            return;
        }

        if (!result.Blockers.IsEmpty)
        {
            page.Heading($"What stands between this and stage {next.Index}, {next.Name}");
            foreach (var blocker in result.Blockers)
            {
                WriteBlocker(result, blocker);
            }
        }

        if (!result.NextSteps.IsEmpty)
        {
            WriteSteps(result);
        }
    }

    private void WriteBlocker(FrameworkResult result, Blocker blocker)
    {
        var item = result.Framework.Items.First(item => item.Id == blocker.Item);
        var dimension = result.Dimensions.FirstOrDefault(dimension => dimension.Dimension.Id == item.Dimension);
        var why = FrameworkWords.Lack(blocker, dimension);
        page.Paragraph(2, 4, "- ", new TextSpan(dimension is null ? string.Empty : $"{dimension.Dimension.Name}: ", TextStyle.Strong), item.Name, why);
    }

    private void WriteSteps(FrameworkResult result)
    {
        page.Heading("First steps");
        var shown = isVerbose ? result.NextSteps.Length : Math.Min(MostSteps, result.NextSteps.Length);
        for (var i = 0; i < shown; i++)
        {
            var step = result.NextSteps[i];
            page.Paragraph(
                2,
                5,
                $"{i + 1}. ",
                new TextSpan(names.OfClaim(step.Claim), TextStyle.Strong),
                $", from {Words.Of(step.From)} to {Words.Of(step.To)}: {step.Text}");
        }

        if (shown < result.NextSteps.Length)
        {
            page.Paragraph(5, 5, $"and {result.NextSteps.Length - shown} more");
        }
    }
}
