using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes evidence as Markdown that may stand in a table.</summary>
internal static class MarkdownProof
{
    /// <summary>What shows that an item is met, once each; what only counts people is said by the reason.</summary>
    public static IEnumerable<string> Of(ItemResult item) =>
        item.Proof.Where(found => !found.IsCount).DistinctBy(found => (found.Path, found.Position, found.Detail)).Select(Say);

    /// <summary>The place, and what stands there.</summary>
    public static string Say(Evidence evidence)
    {
        var place = evidence.Path is null ? MarkdownText.Plain(EvidenceWords.Place(evidence)) : MarkdownText.Code(EvidenceWords.Place(evidence));
        return $"{place} {MarkdownText.Plain(EvidenceWords.Say(evidence))}";
    }
}
