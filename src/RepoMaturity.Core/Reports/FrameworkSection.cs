using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>The part of a text report that speaks of frameworks.</summary>
internal sealed class FrameworkSection(TextPage page, Names names, bool isVerbose)
{
    private const int MostSteps = 5;
    private const int StatusColumn = 17;

    /// <summary>The stage, one sentence on why and what it could be, the dimensions, and which share of the framework can be seen.</summary>
    public void WriteStage(FrameworkResult result)
    {
        page.Heading(FrameworkWords.Reading(result.Framework));
        if (result.Items.Any(item => item.Status != ItemStatus.NotApplicable))
        {
            WriteResult(result);
        }
        else
        {
            page.Paragraph(2, 2, "No stage: a repository of this kind is in none.");
        }
    }

    /// <summary>A framework of which nothing applies to this kind of repository, in one line.</summary>
    public void WriteInapplicable(FrameworkResult result)
    {
        page.Skip();
        page.Paragraph(0, 2, new TextSpan(FrameworkWords.Reading(result.Framework), TextStyle.Heading), ": nothing of it applies to a repository of this kind.");
    }

    private void WriteResult(FrameworkResult result)
    {
        if (result.Stage is null)
        {
            page.Paragraph(2, 2, FrameworkWords.Counts(result));
        }
        else
        {
            LadderText.WriteStages(page, result);
            page.Paragraph(2, 2, new TextSpan(FrameworkWords.Capital(FrameworkWords.Stage(result)), TextStyle.Strong), FrameworkWords.Why(result), FrameworkWords.CouldBe(result), FrameworkWords.Attested(result));
        }

        WriteTarget(result);
        foreach (var lack in result.StrictLacks)
        {
            page.Paragraph(2, 2, $"{FrameworkWords.Strict(lack)}.");
        }

        WriteDimensions(result);
        if (FrameworkWords.Asks(result) is { } asked)
        {
            page.Paragraph(2, 2, asked);
        }

        WriteScore(result);
        page.Paragraph(2, 2, new TextSpan(FrameworkWords.Share(result.Framework), TextStyle.Faint));
    }

    /// <summary>How high each dimension reaches, with what holds it back beside it.</summary>
    private void WriteDimensions(FrameworkResult result)
    {
        page.Skip();
        if (result.Dimensions.IsEmpty || result.Stage is null)
        {
            return;
        }

        LadderText.WriteDimensions(page, result);
        page.Skip();
    }

    private void WriteTarget(FrameworkResult result)
    {
        if (result.Target is { } target)
        {
            page.Paragraph(2, 2, FrameworkWords.Target(target), FrameworkWords.AttestedTarget(result));
        }
    }

    private void WriteScore(FrameworkResult result)
    {
        if (result.Score is not { } score)
        {
            return;
        }

        page.Paragraph(2, 2, new TextSpan(FrameworkWords.Score(score), TextStyle.Strong));
        foreach (var section in score.Sections)
        {
            page.Paragraph(2, 5, FrameworkWords.Score(section));
        }
    }

    /// <summary>A framework in one line.</summary>
    public void WriteOther(FrameworkResult result)
    {
        page.Skip();
        page.Paragraph(0, 2, new TextSpan(FrameworkWords.Reading(result.Framework), TextStyle.Heading), $": {FrameworkWords.Stage(result)}", FrameworkWords.CouldBe(result), FrameworkWords.Attested(result));
        WriteTarget(result);
    }

    /// <summary>Every item of a framework, in its sections.</summary>
    public void WriteItems(FrameworkResult result)
    {
        foreach (var group in result.Items.GroupBy(item => item.Item.Section, StringComparer.Ordinal))
        {
            page.Skip();
            page.Paragraph(2, 2, new TextSpan(result.Framework.Sections.FirstOrDefault(section => section.Id == group.Key)?.Name ?? "Items", TextStyle.Heading));
            foreach (var item in group)
            {
                WriteItem(item);
            }
        }
    }

    private void WriteItem(ItemResult item)
    {
        var points = item.Points is { } scored ? $", {FrameworkWords.Number(scored.Low)}{(scored.High > scored.Low ? $" to {FrameworkWords.Number(scored.High)}" : string.Empty)}" : string.Empty;
        page.Paragraph(
            2,
            StatusColumn,
            new TextSpan(FrameworkWords.Status(item).PadRight(StatusColumn - 2), StyleOf(item.Status)),
            new TextSpan(item.Item.Id, TextStyle.Strong),
            $" {item.Item.Name} ({FrameworkWords.Source(item.Item)}){points}");
        if (item.Status is ItemStatus.Met or ItemStatus.NotMet or ItemStatus.Unknown && item.Item.Visibility != Visibility.Never)
        {
            var causes = item.UnknownBecause.IsEmpty ? string.Empty : $": {FrameworkWords.Causes(item.UnknownBecause)}";
            page.Paragraph(StatusColumn, StatusColumn, new TextSpan($"{FrameworkWords.Clause(item.Why)}{causes}", TextStyle.Faint));
        }

        foreach (var found in item.Proof.Where(found => !found.IsCount).DistinctBy(found => (found.Path, found.Position, found.Detail)))
        {
            page.Paragraph(StatusColumn, StatusColumn + 2, new TextSpan(EvidenceWords.Place(found), TextStyle.Place), new TextSpan($" {EvidenceWords.Say(found)}", TextStyle.Faint));
        }
    }

    private static TextStyle StyleOf(ItemStatus status) => status switch
    {
        ItemStatus.Met => TextStyle.Implemented,
        ItemStatus.NotMet => TextStyle.Declared,
        _ => TextStyle.Faint,
    };

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

        if (FrameworkWords.NothingToRaise(result) is { } nothing)
        {
            page.Heading("First steps");
            page.Paragraph(2, 2, nothing);
        }
        else if (!result.NextSteps.IsEmpty)
        {
            WriteSteps(result);
        }
    }

    private void WriteBlocker(FrameworkResult result, Blocker blocker)
    {
        var item = result.Framework.Items.First(item => item.Id == blocker.Item);
        var dimension = result.Dimensions.FirstOrDefault(dimension => dimension.Dimension.Id == item.Dimension);
        var why = FrameworkWords.Lack(blocker, dimension);
        page.Paragraph(2, 4, "- ", new TextSpan(dimension is null ? string.Empty : $"{dimension.Dimension.Name} - ", TextStyle.Strong), item.Name, why);
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
