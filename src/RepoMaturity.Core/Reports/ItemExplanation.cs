using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Explains an item of a framework.</summary>
internal sealed class ItemExplanation(TextPage page, Assessment assessment, RuleSet rules)
{
    /// <summary>Explains an item.</summary>
    public void Write(FrameworkResult framework, ItemResult result)
    {
        var item = result.Item;
        var names = new Names(assessment);
        var words = ClaimWords.Of(names);
        var cell = item.Dimension is { } dimension
            ? $" It belongs to {framework.Framework.Dimensions.First(known => known.Id == dimension).Name}, stage {item.Stage}."
            : framework.Framework.Sections.FirstOrDefault(known => known.Id == item.Section) is { } section ? $" It belongs to {section.Name}."
            : string.Empty;
        page.Paragraph(0, 2, new TextSpan($"{framework.Framework.Id}:{item.Id}", TextStyle.Heading), $" {item.Name}");
        page.Paragraph(2, 2, $"{FrameworkWords.Reading(framework.Framework)}.{cell}");
        var edition = item.Edition is { } year ? $", in the text of {year}" : string.Empty;
        page.Paragraph(2, 2, $"Provenance: {FrameworkWords.Provenance(item.Provenance)}{edition}.");
        page.Heading($"In {assessment.Repository}");
        page.Paragraph(2, 4, new TextSpan(FrameworkWords.Status(result), TextStyle.Strong), $": {FrameworkWords.Clause(words.In(result.Why))}");
        new ProofSection(page, names, isVerbose: false).Write(result.Proof.Where(found => !found.IsCount).DistinctBy(found => (found.Path, found.Position, found.Detail)));
        if (framework.WithAttestations?.Items.FirstOrDefault(other => other.Item.Id == item.Id) is { } attested && attested.Status != result.Status)
        {
            page.Paragraph(2, 4, new TextSpan($"{Words.Of(attested.Status)} with what people attest", TextStyle.Strong), $": {FrameworkWords.Clause(words.In(attested.Why))}");
        }

        var steps = new Planner(rules, assessment).Towards(item.Met);
        if (steps.IsEmpty)
        {
            return;
        }

        page.Heading("What would raise it");
        foreach (var step in steps)
        {
            page.Paragraph(2, 4, "- ", new TextSpan(names.OfClaim(step.Claim), TextStyle.Strong), $", from {Words.Of(step.From)} to {Words.Of(step.To)}: {step.Text}");
        }
    }
}
