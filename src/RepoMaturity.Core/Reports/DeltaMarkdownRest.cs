using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>The part of a delta in Markdown that is folded.</summary>
internal sealed class DeltaMarkdownRest(BudgetedText text, AssessmentDelta delta)
{
    private const string Foot = "\n</details>\n";

    private readonly ClaimWords claims = ClaimWords.Of(delta);

    /// <summary>Writes it, the most important first.</summary>
    /// <param name="further">Rows that the table has no room for.</param>
    public void Write(IReadOnlyList<string> further)
    {
        Fold($"{further.Count} more changes", further, "| | before | now | what shows it |\n|---|---|---|---|\n");
        foreach (var framework in DeltaWords.InOrder(delta).Where(framework => framework.Blockers is { } blockers && blockers.Gone.Length + blockers.Added.Length > 0))
        {
            WriteBlockers(framework, framework.Blockers!);
        }

        WriteProof();
        WriteClaims("aspect", delta.Aspects.Where(aspect => aspect.From != aspect.To));
        WriteClaims("technology", delta.Technologies);
        foreach (var framework in DeltaWords.InOrder(delta).Where(framework => framework.HasChanged))
        {
            WriteFramework(framework);
        }

        WriteBeside();
        WriteCompared();
    }

    private static string Plain(string text) => DeltaMarkdown.Plain(text);

    private static string InTag(string text) => MarkdownText.InTag(text).Replace(" -&#62; ", " → ", StringComparison.Ordinal);

    private static string Place(string place) => DeltaMarkdown.Place(place);

    private static string Short(string text) => DeltaWords.Short(text);

    private void Fold(string summary, IReadOnlyList<string> rows, string head = "") => text.Add($"\n<details><summary>{InTag(summary)}</summary>\n\n{head}", rows, Foot);

    private void WriteBlockers(FrameworkDelta framework, BlockersDelta blockers)
    {
        string[] rows =
        [
            .. blockers.Gone.Select(blocker => $"- **gone**: {Plain(Short(blocker.Name))}"),
            .. blockers.Left.Select(blocker => $"- left: {Plain(Short(blocker.Name))}{Plain(Lack(blocker))}"),
            .. blockers.Added.Select(blocker => $"- **new**: {Plain(Short(blocker.Name))}{Plain(Lack(blocker))}"),
        ];
        var of = framework == DeltaWords.Headline(delta) ? string.Empty : ", " + DeltaWords.Reading(framework);
        Fold($"Blockers{DeltaWords.OfStage(blockers)}{of}: {DeltaWords.BlockerCounts(blockers)}", rows);
    }

    private string Lack(BlockerDelta blocker) => " (" + DeltaWords.Short(FrameworkWords.Clause(claims.In(blocker.Why)), 200) + ")";

    /// <summary>All proof of what the table shows one piece of, and what starts it step by step.</summary>
    private void WriteProof()
    {
        var practices = DeltaWords.ByWeight(delta.Practices).Select(practice => (Practice: practice, Proof: Proof(practice).ToList())).Where(each => each.Proof.Count > 1 || each.Proof.Exists(proof => proof.Moved.Evidence.Chain.Length > 1)).ToList();
        Fold("The proof, and what starts it", [.. practices.Select(each => $"- **{Plain(Short(each.Practice.Name))}**<br>{string.Join("<br>", each.Proof.Select(proof => SayWhole(proof.Moved, proof.Came)))}")]);
    }

    private static IEnumerable<(DeltaEvidence Moved, bool Came)> Proof(ClaimDelta claim) =>
        claim.Went.Select(moved => (moved, false)).Concat(claim.Came.Select(moved => (moved, true)));

    private static string SayWhole(DeltaEvidence moved, bool came)
    {
        var through = moved.Evidence.Chain.Skip(1).Select(step => $"{Place($"{step.Path}{(step.Position is { } at ? $":{at}" : string.Empty)}")} {Plain(Short(step.Text))}").ToList();
        return $"{DeltaMarkdown.Say(moved, came)}{(through.Count > 0 ? $" → {string.Join(" → ", through)}" : string.Empty)}";
    }

    private void WriteClaims(string what, IEnumerable<ClaimDelta> claims)
    {
        string[] rows = [.. claims.OrderBy(claim => claim.To > claim.From)
            .Select(claim => $"| {(claim.To > claim.From ? "↑" : "↓")} {Plain(Short(claim.Name))} | {DeltaWords.Level(claim.Before)} | {DeltaWords.Level(claim.After)} | {string.Join("<br>", Proof(claim).Take(1).Select(proof => DeltaMarkdown.Say(proof.Moved, proof.Came)))} |")];
        var words = rows.Length == 1 ? what : what == "technology" ? "technologies" : $"{what}s";
        Fold($"{rows.Length} {words}", rows, $"| {what} | before | now | what shows it |\n|---|---|---|---|\n");
    }

    private void WriteFramework(FrameworkDelta framework)
    {
        var rows = framework.Dimensions.Select(dimension => $"| **{Plain(Short(dimension.Name))}** | stage {DeltaWords.Index(dimension.Before)} | stage {DeltaWords.Index(dimension.After)} | |").ToList();
        if (framework.ScoreBefore != framework.ScoreAfter && framework is { ScoreBefore: { } before, ScoreAfter: { } after })
        {
            rows.Add($"| **Score** | {Score(before)} | {Score(after)} | |");
        }

        if (framework is { IsOtherStage: false, Before: { } from, After: { } to } && from.CouldBe != to.CouldBe)
        {
            rows.Add($"| **What the stage could be** | {from.CouldBe} | {to.CouldBe} | |");
        }

        rows.AddRange(DeltaWords.ByWeight(framework.Items).Select(item =>
            $"| **{Plain(Short(item.Id))}** {Plain(DeltaWords.Short(item.Name, 200))} | {Words.Spaced(item.Before)} | {Words.Spaced(item.After)} | {Plain(DeltaWords.Short(FrameworkWords.Clause(claims.In(item.Why)), 200))}{Places(item)} |"));
        Fold($"{DeltaWords.Reading(framework)}: {DeltaWords.Stages(framework)}, {DeltaWords.ItemCounts(framework)}", rows, "| item | before | now | why |\n|---|---|---|---|\n");
    }

    private static string Score(Points points) => points.Low == points.High ? FrameworkWords.Number(points.Low) : $"{FrameworkWords.Number(points.Low)} to {FrameworkWords.Number(points.High)}";

    private static string Places(ItemDelta item) => item.After == ItemStatus.Met && item.Evidence is [{ Path: not null } first, ..] ? $", {Place(EvidenceWords.Place(first))}" : string.Empty;

    /// <summary>What changed of practices beside their levels.</summary>
    private void WriteBeside() => Fold("Reach, and what cannot be seen", [.. delta.Practices.Concat(delta.Aspects).Select(claim => (claim.Name, Words: DeltaWords.Beside(claim))).Where(each => each.Words.Length > 0)
        .Select(each => $"- **{Plain(Short(each.Name))}** {Plain(each.Words)}")]);

    private void WriteCompared()
    {
        var (before, after) = (delta.Before, delta.After);
        string[] rows =
        [
            $"- from {Plain(DeltaWords.Side(before))}",
            $"- to {Plain(DeltaWords.Side(after))}",
            before.ModelHash == after.ModelHash ? $"- model {Place(after.ModelHash)}" : $"- models {Place(before.ModelHash)} → {Place(after.ModelHash)}",
            .. after.Incompleteness.Select(reason => $"- not read: {Plain(DeltaWords.Short(reason, 300))}"),
        ];
        Fold("What was compared", rows);
    }
}
