using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Explains a practice or an aspect.</summary>
internal sealed class ClaimExplanation(TextPage page, Assessment assessment, RuleSet rules, bool isVerbose)
{
    private const int MostEvidence = 10;
    private const int MostNames = 12;
    private readonly Names names = new(assessment);

    /// <summary>Explains a practice.</summary>
    public void Write(PracticeResult practice)
    {
        var rule = practice.Practice;
        Begin(rule.Name, rule.Id, rule.Why);
        for (var i = 0; i < rule.Means.Length; i++)
        {
            page.Paragraph(2, ProofSection.Column, ProofSection.Word((Level)(i + 1)), rule.Means[i]);
        }

        page.Heading($"In {assessment.Repository}");
        page.Paragraph(2, ProofSection.Column, ProofSection.Word(practice.Level), $"{PracticeWords.Reach(practice)}{PracticeWords.Attested(practice)}".TrimStart(',', ' '));
        WriteEvidence(practice.Evidence);
        WriteAttestations(rule.Id);
        foreach (var aspect in practice.Aspects)
        {
            page.Paragraph(2, ProofSection.Column, Word(aspect), new TextSpan(aspect.Aspect.Name, TextStyle.Strong), $" ({aspect.Aspect.Id}): {aspect.Aspect.Means}");
        }

        WriteRise(practice);
        WriteItems(rule.Id);
        WriteTools(rule.Id);
    }

    /// <summary>Explains an aspect.</summary>
    public void Write(PracticeResult practice, AspectResult aspect)
    {
        Begin(aspect.Aspect.Name, aspect.Aspect.Id, $"An aspect of {practice.Practice.Name}: {aspect.Aspect.Means}.");
        page.Heading($"In {assessment.Repository}");
        page.Paragraph(2, ProofSection.Column, Word(aspect), PracticeWords.Attested(aspect.Attested).TrimStart(',', ' '));
        WriteEvidence(aspect.Evidence);
        WriteAttestations(aspect.Aspect.Id);
        if (aspect.Level < Level.Implemented)
        {
            page.Heading("What would raise it");
            page.Paragraph(2, 4, $"- {aspect.Aspect.Start}");
        }

        WriteItems(aspect.Aspect.Id);
        WriteTools(aspect.Aspect.Id);
    }

    /// <summary>A level; of people, that they were counted, for they have none.</summary>
    private static TextSpan Word(AspectResult aspect) =>
        PracticeWords.Count(aspect) is null ? ProofSection.Word(aspect.Level) : new TextSpan("counted".PadRight(ProofSection.Column - 2), TextStyle.Plain);

    private void Begin(string name, string id, string what)
    {
        page.Paragraph(0, 2, new TextSpan(name, TextStyle.Heading), $" ({id})");
        page.Paragraph(2, 2, what);
        page.Skip();
    }

    private void WriteEvidence(ImmutableArray<Evidence> evidence)
    {
        var shown = isVerbose ? evidence.Length : Math.Min(MostEvidence, evidence.Length);
        new ProofSection(page, names, isVerbose: true).Write(evidence.Take(shown));
        if (shown < evidence.Length)
        {
            page.Paragraph(ProofSection.Column, ProofSection.Column, $"and {evidence.Length - shown} more (--verbose)");
        }

        if (evidence.IsEmpty)
        {
            page.Paragraph(ProofSection.Column, ProofSection.Column, "nothing that a rule knows was found");
        }
    }

    private void WriteAttestations(string claim)
    {
        foreach (var attestation in assessment.Configuration?.Configuration.Attestations.Where(attestation => attestation.Id == claim) ?? [])
        {
            page.Paragraph(ProofSection.Column, ProofSection.Column + 2, ConfigurationWords.Attested(attestation, assessment));
        }
    }

    private void WriteRise(PracticeResult practice)
    {
        if (practice.Level == Level.Automated)
        {
            return;
        }

        page.Heading("What would raise it");
        page.Paragraph(2, 4, practice.Level == Level.Implemented
            ? $"- Let a trigger start it (push, pull request, schedule): {practice.Practice.Means[2]}"
            : $"- {practice.Practice.Start}");
        foreach (var because in practice.UnknownBecause)
        {
            page.Paragraph(2, 4, $"- It could be {Words.Of(practice.CouldBe)} already: {because}");
        }
    }

    private void WriteItems(string claim)
    {
        var items = assessment.Frameworks.SelectMany(framework => framework.Items.Where(item => item.Item.Met?.Leaves.Any(leaf => leaf.Claim == claim) == true).Select(item => (framework.Framework, item))).ToList();
        if (items.Count == 0)
        {
            return;
        }

        page.Heading("Items of frameworks that ask for it");
        foreach (var (framework, item) in items)
        {
            page.Paragraph(2, 4, $"- {framework.Id}:{item.Item.Id}, {FrameworkWords.Status(item)}: {item.Item.Name}");
        }
    }

    private void WriteTools(string claim)
    {
        var tools = rules.Rules.Where(rule => rule.IsTechnology && rule.Signals.Any(signal => signal.Claim == claim && signal.Level >= Level.Implemented && signal.Because is null))
            .Select(rule => rule.Name).Order(StringComparer.Ordinal).ToList();
        if (tools.Count == 0)
        {
            return;
        }

        var shown = isVerbose ? tools.Count : Math.Min(MostNames, tools.Count);
        var more = shown < tools.Count ? $" and {tools.Count - shown} more" : string.Empty;
        page.Heading("Technologies that show it");
        page.Paragraph(2, 2, string.Join(", ", tools.Take(shown)), more);
    }
}
