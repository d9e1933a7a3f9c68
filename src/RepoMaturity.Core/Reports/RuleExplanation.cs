using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Explains a technology, or a convention that belongs to none.</summary>
internal sealed class RuleExplanation(TextPage page, Assessment assessment, bool isVerbose)
{
    private const int MostEvidence = 10;

    /// <summary>Explains a rule.</summary>
    public void Write(Rule rule)
    {
        page.Paragraph(0, 2, new TextSpan(rule.Name, TextStyle.Heading), $" ({rule.Id}){(rule.Homepage is { } homepage ? $", {homepage}" : string.Empty)}");
        page.Paragraph(2, 2, $"{(rule.IsTechnology ? "A technology" : "A convention")}, recognised by rules/{rule.Path}.");
        var claims = rule.Signals.Where(signal => signal is { Claim: not null, Because: null }).GroupBy(signal => signal.Claim!, StringComparer.Ordinal)
            .Select(group => $"{group.Key} ({Words.Of(group.Max(signal => signal.Level))})").Order(StringComparer.Ordinal).ToList();
        if (claims.Count > 0)
        {
            page.Paragraph(2, 4, $"It shows at best: {string.Join(", ", claims)}.");
        }

        page.Heading($"In {assessment.Repository}");
        var evidence = EvidenceOf(rule).ToList();
        if (evidence.Count == 0)
        {
            page.Paragraph(2, 2, "nothing of it was found");
            return;
        }

        var shown = isVerbose ? evidence.Count : Math.Min(MostEvidence, evidence.Count);
        var proof = new ProofSection(page, new Names(assessment), isVerbose: true);
        foreach (var found in evidence.Take(shown))
        {
            page.Paragraph(2, ProofSection.Column, ProofSection.Word(found.Level), found.Claim ?? "in use");
            proof.Write([found]);
        }

        if (shown < evidence.Count)
        {
            page.Paragraph(ProofSection.Column, ProofSection.Column, $"and {evidence.Count - shown} more (--verbose)");
        }
    }

    private IEnumerable<Evidence> EvidenceOf(Rule rule) => rule.IsTechnology
        ? assessment.Technologies.Where(technology => technology.Rule.Id == rule.Id).SelectMany(technology => technology.Evidence)
        : assessment.Practices.SelectMany(practice => practice.Evidence.Concat(practice.Aspects.SelectMany(aspect => aspect.Evidence))).Where(evidence => evidence.Rule == rule.Id);
}
