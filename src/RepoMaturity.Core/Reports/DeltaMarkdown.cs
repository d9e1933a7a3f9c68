using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes a delta as Markdown for those who review a change: one line that says it, a short table, and the rest folded.</summary>
public static class DeltaMarkdown
{
    /// <summary>The most characters that GitHub takes for a comment.</summary>
    public const int MostCharacters = 65_536;

    /// <summary>The least that it can be said in.</summary>
    public const int LeastCharacters = 16_384;

    private const int MostRows = 12;

    /// <summary>Writes a delta.</summary>
    /// <param name="delta">What differs.</param>
    /// <param name="mostCharacters">The most characters that it may have; where they do not suffice, whole rows are left out, the least important ones.</param>
    public static string Write(AssessmentDelta delta, int mostCharacters = MostCharacters)
    {
        ArgumentNullException.ThrowIfNull(delta);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostCharacters, LeastCharacters);
        var text = new BudgetedText(mostCharacters);
        text.Add($"**{Plain(DeltaWords.Stage(delta))}.** {Plain(DeltaWords.Change(delta))}.");
        foreach (var caution in DeltaWords.Cautions(delta))
        {
            text.Add($"\n> {Plain(caution)}");
        }

        WriteGates(text, delta);
        string[] rows = [.. DeltaWords.ByWeight(delta.Practices).Select(Practice), .. delta.Frameworks.Where(framework => framework.IsOtherStage && framework != DeltaWords.Headline(delta)).Select(Stage)];
        text.Add("\n| | before | now | what shows it |\n|---|---|---|---|\n", [.. rows.Take(MostRows)]);
        new DeltaMarkdownRest(text, delta).Write([.. rows.Skip(MostRows)]);
        return text.ToString();
    }

    /// <summary>What came or went, as a cell of a table.</summary>
    internal static string Say(DeltaEvidence moved, bool came) => DeltaWords.Say(moved, came, Place, Plain);

    /// <summary>Text of a stranger, with an arrow as people read it.</summary>
    internal static string Plain(string text) => MarkdownText.Plain(text).Replace(" -&gt; ", " → ", StringComparison.Ordinal);

    /// <summary>A place as code.</summary>
    internal static string Place(string place) => MarkdownText.Code(DeltaWords.Short(place, 240));

    private static void WriteGates(BudgetedText text, AssessmentDelta delta)
    {
        string[] open = [.. delta.Gates.Where(gate => gate.Verdict != GateVerdict.Passed).OrderByDescending(gate => gate.Verdict)
            .Select(gate => $"- **{(gate.Verdict == GateVerdict.Failed ? "Gate failed" : "Gate not decided")}:** {Place(gate.Gate)}: {Plain(DeltaWords.Short(gate.Why, 400))}")];
        text.Add("\n", open);
        if (open.Length == 0 && !delta.Gates.IsEmpty)
        {
            text.Add(delta.Gates.Length == 1 ? "\nThe gate holds." : $"\nAll {delta.Gates.Length} gates hold.");
        }
    }

    private static string Practice(ClaimDelta claim)
    {
        var came = claim.To > claim.From;
        var proof = came ? claim.Came : claim.Went;
        var more = proof.Length > 1 ? $"<br>and {proof.Length - 1} more" : string.Empty;
        return $"| {(came ? "↑" : "↓")} {Plain(DeltaWords.Short(claim.Name))} | {DeltaWords.Level(claim.Before)} | **{DeltaWords.Level(claim.After)}** | {(proof is [var first, ..] ? Say(first, came) : string.Empty)}{more} |";
    }

    private static string Stage(FrameworkDelta framework)
    {
        var sign = (framework.After?.Index ?? -1) > (framework.Before?.Index ?? -1) ? "↑" : "↓";
        return $"| {sign} Stage, {Plain(DeltaWords.Reading(framework))} | {DeltaWords.Index(framework.Before)} | **{DeltaWords.Index(framework.After)}** | {Plain(DeltaWords.Short(framework.After?.Name ?? string.Empty))} |";
    }
}
