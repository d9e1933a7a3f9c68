using System.Text;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>The part of a Markdown report that shows practices with their proof.</summary>
internal sealed class MarkdownPractices(StringBuilder text, Names names, bool isVerbose)
{
    private const int MostSteps = 6;

    /// <summary>A table of practices an area, and the technologies.</summary>
    public void Write(Assessment assessment)
    {
        var implemented = assessment.Practices.Count(practice => practice.Level >= Level.Implemented);
        var automated = assessment.Practices.Count(practice => practice.Level == Level.Automated);
        Line($"\n## Practices: {implemented} of {assessment.Practices.Length} in place, {automated} of them automated");
        foreach (var area in assessment.Practices.GroupBy(practice => practice.Practice.Area, StringComparer.Ordinal))
        {
            Line($"\n### {MarkdownText.Plain(FrameworkWords.Capital(area.Key))}\n\n| practice | level | proof |\n|---|---|---|");
            foreach (var practice in area)
            {
                WritePractice(practice, assessment.Host);
            }
        }

        WriteTechnologies(assessment);
    }

    private void Line(string line) => text.Append(line).Append('\n');

    private void WritePractice(PracticeResult practice, HostResult? host)
    {
        var level = $"{Words.Of(practice.Level)}{MarkdownText.Plain(PracticeWords.Reach(practice) + HostWords.Observation(host, practice))}{MarkdownText.Plain(PracticeWords.Attested(practice))}{MarkdownText.Plain(PracticeWords.CouldBe(practice))}";
        var shown = isVerbose ? EvidenceSelection.Of(practice.Evidence) : practice.Evidence.Take(1);
        var proof = shown.Select(Say).ToList();
        var aspects = PracticeWords.Aspects(practice).Select(MarkdownText.Plain).ToList();
        if (aspects.Count > 0)
        {
            proof.Add($"with {string.Join(", ", aspects)}");
        }

        Line($"| {MarkdownText.Plain(practice.Practice.Name)} | {level} | {string.Join("<br>", proof)} |");
    }

    private string Say(Evidence evidence)
    {
        var context = names.OfLowered(evidence) is { } lowered ? $", {MarkdownText.Plain(lowered)}" : string.Empty;
        var chain = evidence.Chain is { } started ? $"<br>started by {Say(started)}" : string.Empty;
        return MarkdownProof.Say(evidence) + context + chain;
    }

    /// <summary>A chain on one line, its middle left out where it is long.</summary>
    private string Say(Chain chain)
    {
        var steps = chain.Steps.Select(step => $"{MarkdownText.Code($"{step.Path}:{step.Position}")} {MarkdownText.Plain(step.Text)}").ToList();
        if (!isVerbose && steps.Count > MostSteps)
        {
            steps = [.. steps.Take(2), "...", .. steps.TakeLast(3)];
        }

        return string.Join(" → ", steps);
    }

    private void WriteTechnologies(Assessment assessment)
    {
        if (assessment.Technologies.IsEmpty)
        {
            return;
        }

        Line("\n### Technologies\n");
        Write("in use", assessment.Technologies.Where(technology => technology.Level >= Level.Implemented));
        Write("named only", assessment.Technologies.Where(technology => technology.Level == Level.Declared));
        return;

        void Write(string word, IEnumerable<TechnologyResult> technologies)
        {
            var list = string.Join(", ", technologies.Select(technology => MarkdownText.Plain(names.OfTechnology(technology.Rule.Id))).Distinct(StringComparer.Ordinal));
            if (list.Length > 0)
            {
                Line($"- {word}: {list}");
            }
        }
    }
}
