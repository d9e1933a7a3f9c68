using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>What a badge says: the framework and the stage in it, never a number alone.</summary>
/// <param name="Label">Its left half.</param>
/// <param name="Message">Its right half.</param>
/// <param name="Title">The whole of it in a sentence, for those who do not look at it.</param>
/// <param name="Colour">The colour of its right half, as six hexadecimal digits; white text on it can be read.</param>
internal sealed record BadgeWords(string Label, string Message, string Title, string Colour)
{
    private const int LongestMessage = 80;
    private const string NoStage = "57606a";

    /// <summary>From the lowest stage to the highest.</summary>
    private static readonly string[] Colours = ["9f3a00", "855400", "686800", "3f7322", "1a7f37"];

    /// <summary>The badge of an assessment, by the framework that speaks first.</summary>
    public static BadgeWords Of(Assessment assessment)
    {
        var result = FrameworkWords.Headline(assessment);
        if (result is null)
        {
            return new BadgeWords("MLOps", "no framework", "MLOps: there is no framework to see the repository through.", NoStage);
        }

        var assumed = assessment.Assumptions.IsEmpty ? string.Empty : ", assumed";
        var message = SarifText.Cut(TerminalText.Safe(MessageOf(assessment, result) + assumed), LongestMessage);
        return new BadgeWords(TerminalText.Safe($"MLOps {result.Framework.Id}"), message, $"{FrameworkWords.Reading(result.Framework)}: {message}.", ColourOf(assessment, result));
    }

    private static string MessageOf(Assessment assessment, FrameworkResult result) => result switch
    {
        { Stage: { } stage } => $"{FrameworkWords.Stage(result)}{(stage.CouldBe > stage.Index ? $", could be {stage.CouldBe}" : string.Empty)}{(IsMeant(assessment) ? string.Empty : $" ({KindOf(assessment)})")}",
        { Score: { } score } => $"score {FrameworkWords.Number(score.Points.Low)}{(score.Points.High > score.Points.Low ? $", could be {FrameworkWords.Number(score.Points.High)}" : string.Empty)}",
        { Framework.Stages.IsEmpty: true } when result.Items.Any(item => item.Status != ItemStatus.NotApplicable) =>
            $"{result.Items.Count(item => item.Status == ItemStatus.Met)} of {result.Items.Length} items met",
        _ => $"no stage: {KindOf(assessment)}",
    };

    private static string KindOf(Assessment assessment) => FrameworkWords.Lowered(assessment.Kind.Kind.Name);

    /// <summary>Whether a product's stage is meant for a repository of this kind: no tool is praised or blamed by a colour.</summary>
    private static bool IsMeant(Assessment assessment) => assessment.Kind.Kind.Caution is null;

    private static string ColourOf(Assessment assessment, FrameworkResult result)
    {
        if (result.Stage is not { } stage || !IsMeant(assessment))
        {
            return NoStage;
        }

        var stages = result.Framework.Stages;
        var reached = stages.Count(known => known.Index < stage.Index);
        return stages.Length < 2 ? NoStage : Colours[reached * (Colours.Length - 1) / (stages.Length - 1)];
    }
}
