using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>The part of a text report that shows practices with their proof.</summary>
internal sealed class PracticeSection(TextPage page, Names names, bool isVerbose)
{
    private const int MostSteps = 6;
    private const int LongestStep = 90;
    private const int Column = 15;

    /// <summary>Practices by area, and the technologies.</summary>
    public void Write(Assessment assessment)
    {
        var implemented = assessment.Practices.Count(practice => practice.Level >= Level.Implemented);
        var automated = assessment.Practices.Count(practice => practice.Level == Level.Automated);
        page.Heading($"Practices: {implemented} of {assessment.Practices.Length} in place, {automated} of them automated");
        foreach (var area in assessment.Practices.GroupBy(practice => practice.Practice.Area, StringComparer.Ordinal))
        {
            WriteArea(area.Key, area.ToList());
        }

        WriteTechnologies(assessment);
    }

    private static TextSpan Word(Level level) => new(
        Words.Of(level).PadRight(Column - 2),
        level switch
        {
            Level.Automated => TextStyle.Automated,
            Level.Implemented => TextStyle.Implemented,
            Level.Declared => TextStyle.Declared,
            _ => TextStyle.Faint,
        });

    private void WriteArea(string area, List<PracticeResult> practices)
    {
        page.Skip();
        page.Paragraph(0, 0, new TextSpan(char.ToUpperInvariant(area[0]) + area[1..], TextStyle.Heading));
        foreach (var practice in practices.Where(IsOfInterest))
        {
            WritePractice(practice);
        }

        var absent = practices.Where(practice => !IsOfInterest(practice)).Select(practice => practice.Practice.Name).ToList();
        if (absent.Count > 0)
        {
            page.Paragraph(2, Column, Word(Level.Absent), new TextSpan(string.Join(", ", absent), TextStyle.Faint));
        }
    }

    private static bool IsOfInterest(PracticeResult practice) => practice.CouldBe > Level.Absent;

    private void WritePractice(PracticeResult practice)
    {
        var reach = practice is { Level: >= Level.Implemented, Spread: { Units: > 0, Of: > 1 } spread } ? $", in {spread.Units} of {spread.Of} entry points" : string.Empty;
        page.Paragraph(2, Column, Word(practice.Level), new TextSpan(practice.Practice.Name, TextStyle.Strong), reach, CouldBe(practice));
        var shown = isVerbose ? EvidenceSelection.Of(practice.Evidence) : practice.Evidence.Take(1);
        foreach (var evidence in shown)
        {
            WriteEvidence(evidence);
        }

        var aspects = practice.Aspects.Where(aspect => aspect.Level >= Level.Implemented).Select(aspect => aspect.Aspect.Name).ToList();
        if (aspects.Count > 0)
        {
            page.Paragraph(Column, Column + 2, $"with {string.Join(", ", aspects)}");
        }
    }

    private static string CouldBe(PracticeResult practice)
    {
        if (practice.CouldBe <= practice.Level)
        {
            return string.Empty;
        }

        var more = practice.UnknownBecause.Length > 1 ? $" (and {practice.UnknownBecause.Length - 1} more)" : string.Empty;
        return $", could be {Words.Of(practice.CouldBe)}: {practice.UnknownBecause.FirstOrDefault() ?? "not all was seen"}{more}";
    }

    private void WriteEvidence(Evidence evidence)
    {
        var technology = evidence.Technology is { } id && !IsSaid(evidence, id) ? $" ({names.OfTechnology(id)})" : string.Empty;
        var context = evidence.Context is { } lowered ? $", counted as {Words.Of(evidence.Level)}: {lowered}" : string.Empty;
        page.Paragraph(Column, Column + 2, new TextSpan(EvidenceWords.Place(evidence), TextStyle.Place), $" {EvidenceWords.Say(evidence)}{technology}{context}");

        // Of a trigger that is its own evidence, nothing more is to be said.
        if (evidence.Chain is { } chain && !(chain.Steps is [var only] && only.Path == evidence.Path && only.Position == evidence.Position))
        {
            WriteChain(chain);
        }
    }

    /// <summary>Whether the words of the evidence, or its path, name the technology anyway.</summary>
    private bool IsSaid(Evidence evidence, string technology)
    {
        var said = $"{evidence.Path} {evidence.Detail}";
        return said.Contains(technology, StringComparison.OrdinalIgnoreCase) || said.Contains(names.OfTechnology(technology), StringComparison.OrdinalIgnoreCase);
    }

    private void WriteChain(Chain chain)
    {
        var steps = chain.Steps;
        for (var i = 0; i < steps.Length; i++)
        {
            if (!isVerbose && steps.Length > MostSteps && i is > 1 && i < steps.Length - 3)
            {
                continue;
            }

            var left = !isVerbose && steps.Length > MostSteps && i == steps.Length - 3 ? "... " : string.Empty;
            page.Paragraph(
                i == 0 ? Column : Column + 2,
                Column + 5,
                new TextSpan(i == 0 ? "started by " : $"{left}-> ", TextStyle.Faint),
                new TextSpan($"{(i > 0 && left.Length == 0 && steps[i].Path == steps[i - 1].Path ? string.Empty : steps[i].Path)}:{steps[i].Position}", TextStyle.Place),
                $" {Shorten(steps[i].Text)}");
        }
    }

    /// <summary>A step as far as it takes to find it; the whole is in the verbose text and in the JSON.</summary>
    private string Shorten(string text) => isVerbose || text.Length <= LongestStep ? text : text[..(LongestStep - 3)] + "...";

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
