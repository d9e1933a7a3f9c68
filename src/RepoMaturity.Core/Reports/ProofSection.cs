using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes evidence with the chain that starts it, under the column of names.</summary>
/// <param name="page">Takes the lines.</param>
/// <param name="names">Names for ids.</param>
/// <param name="isVerbose">Whether chains and their steps are written to their end.</param>
internal sealed class ProofSection(TextPage page, Names names, bool isVerbose)
{
    /// <summary>The column under which proof stands.</summary>
    public const int Column = 15;

    private const int MostSteps = 6;
    private const int LongestStep = 90;

    /// <summary>A level, as wide as the column.</summary>
    public static TextSpan Word(Level level) => new(
        Words.Of(level).PadRight(Column - 2),
        level switch
        {
            Level.Automated => TextStyle.Automated,
            Level.Implemented => TextStyle.Implemented,
            Level.Declared => TextStyle.Declared,
            _ => TextStyle.Faint,
        });

    /// <summary>Writes pieces of evidence.</summary>
    public void Write(IEnumerable<Evidence> evidence)
    {
        foreach (var found in evidence)
        {
            Write(found);
        }
    }

    private void Write(Evidence evidence)
    {
        var technology = evidence.Technology is { } id && !IsSaid(evidence, id) ? $" ({names.OfTechnology(id)})" : string.Empty;
        var context = names.OfLowered(evidence) is { } lowered ? $", {lowered}" : string.Empty;
        page.Paragraph(Column, Column + 2, new TextSpan(EvidenceWords.Place(evidence), TextStyle.Place), $" {EvidenceWords.Say(evidence)}{technology}{context}");

        // Of a trigger that is its own evidence, nothing more is to be said.
        if (evidence.Chain is { } chain && !(chain.Steps is [var only] && only.Path == evidence.Path && only.Position == evidence.Position))
        {
            Write(chain);
        }
    }

    /// <summary>Whether the words of the evidence, or its path, name the technology anyway.</summary>
    private bool IsSaid(Evidence evidence, string technology)
    {
        var said = $"{evidence.Path} {evidence.Detail}";
        return said.Contains(technology, StringComparison.OrdinalIgnoreCase) || said.Contains(names.OfTechnology(technology), StringComparison.OrdinalIgnoreCase);
    }

    private void Write(Chain chain)
    {
        ImmutableArray<ChainStep> steps = chain.Steps;
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
}
