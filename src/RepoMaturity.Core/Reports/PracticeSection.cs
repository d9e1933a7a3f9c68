using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>The part of a text report that shows practices with their proof.</summary>
internal sealed class PracticeSection(TextPage page, Names names, bool isVerbose)
{
    private const int Column = ProofSection.Column;

    /// <summary>Practices by area, and the technologies.</summary>
    public void Write(Assessment assessment)
    {
        var implemented = assessment.Practices.Count(practice => practice.Level >= Level.Implemented);
        var automated = assessment.Practices.Count(practice => practice.Level == Level.Automated);
        page.Heading($"Practices: {implemented} of {assessment.Practices.Length} in place, {automated} of them automated");
        foreach (var area in assessment.Practices.GroupBy(practice => practice.Practice.Area, StringComparer.Ordinal))
        {
            WriteArea(area.Key, area.ToList(), assessment.Host);
        }

        WriteTechnologies(assessment);
    }

    private void WriteArea(string area, List<PracticeResult> practices, HostResult? host)
    {
        page.Skip();
        page.Paragraph(0, 0, new TextSpan(char.ToUpperInvariant(area[0]) + area[1..], TextStyle.Heading));
        foreach (var practice in practices.Where(IsOfInterest))
        {
            WritePractice(practice, host);
        }

        var absent = practices.Where(practice => !IsOfInterest(practice)).Select(practice => practice.Practice.Name).ToList();
        if (absent.Count > 0)
        {
            page.Paragraph(2, Column, ProofSection.Word(Level.Absent), new TextSpan(string.Join(", ", absent), TextStyle.Faint));
        }
    }

    private static bool IsOfInterest(PracticeResult practice) =>
        practice.CouldBe > Level.Absent || practice.Attested > Level.Absent || practice.Aspects.Any(aspect => aspect.Attested > Level.Absent);

    private void WritePractice(PracticeResult practice, HostResult? host)
    {
        page.Paragraph(2, Column, ProofSection.Word(practice.Level), new TextSpan(practice.Practice.Name, TextStyle.Strong), PracticeWords.Reach(practice), HostWords.Observation(host, practice), PracticeWords.Attested(practice), PracticeWords.CouldBe(practice));
        var shown = isVerbose ? EvidenceSelection.Of(practice.Evidence) : practice.Evidence.Take(1);
        new ProofSection(page, names, isVerbose).Write(shown);
        var aspects = PracticeWords.Aspects(practice).ToList();
        if (aspects.Count > 0)
        {
            page.Paragraph(Column, Column + 2, $"with {string.Join(", ", aspects)}");
        }
    }

    private void WriteTechnologies(Assessment assessment)
    {
        if (assessment.Technologies.IsEmpty)
        {
            return;
        }

        page.Heading("Technologies");
        WriteTechnologies("in use", assessment.Technologies.Where(technology => technology.Level >= Level.Implemented));
        WriteTechnologies("named only", assessment.Technologies.Where(technology => technology.Level == Level.Declared));
    }

    private void WriteTechnologies(string word, IEnumerable<TechnologyResult> technologies)
    {
        var list = string.Join(", ", technologies.Select(technology => technology.Rule.Name).Distinct(StringComparer.Ordinal));
        if (list.Length > 0)
        {
            page.Paragraph(2, Column, word.PadRight(Column - 2), list);
        }
    }
}
