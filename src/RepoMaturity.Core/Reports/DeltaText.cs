using System.Collections.Immutable;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Says for people at a terminal in what two assessments differ, and above all whether the repository is what changed.</summary>
public static class DeltaText
{
    private const int MostItems = 12;

    /// <summary>Writes a delta.</summary>
    /// <param name="delta">What differs.</param>
    /// <param name="isVerbose">Whether long lists are written to their end.</param>
    public static ImmutableArray<TextLine> Write(AssessmentDelta delta, bool isVerbose)
    {
        ArgumentNullException.ThrowIfNull(delta);
        var page = new TextPage();
        page.Paragraph(0, 2, $"From {DeltaWords.Side(delta.Before)}");
        page.Paragraph(0, 2, $"to   {DeltaWords.Side(delta.After)}");
        page.Skip();
        page.Paragraph(0, 0, new TextSpan($"{DeltaWords.Stage(delta)}.", TextStyle.Strong), $" {DeltaWords.Change(delta)}.");
        foreach (var caution in DeltaWords.Cautions(delta))
        {
            page.Skip();
            page.Paragraph(0, 0, new TextSpan(caution, TextStyle.Caution));
        }

        WriteClaims(page, "Practices", DeltaWords.ByWeight(delta.Practices));
        WriteClaims(page, "Aspects", DeltaWords.ByWeight(delta.Aspects));
        WriteClaims(page, "Technologies", DeltaWords.ByWeight(delta.Technologies));
        foreach (var framework in DeltaWords.InOrder(delta).Where(framework => framework.HasChanged))
        {
            WriteFramework(page, framework, isVerbose);
        }

        List(page, "Reach, and what cannot be seen", [.. delta.Practices.Concat(delta.Aspects).Select(claim => (claim.Name, Words: DeltaWords.Beside(claim))).Where(each => each.Words.Length > 0)
            .Select(each => $"{each.Name}: {each.Words}")]);
        List(page, "Not read", [.. delta.After.Incompleteness]);
        GateSection.Write(page, delta.Gates);
        return page.Lines;
    }

    private static void WriteClaims(TextPage page, string heading, IEnumerable<ClaimDelta> claims)
    {
        var isFirst = true;
        foreach (var claim in claims)
        {
            if (isFirst)
            {
                page.Heading(heading);
                isFirst = false;
            }

            var came = claim.To > claim.From;
            page.Paragraph(2, 4, came ? "+ " : "- ", new TextSpan(claim.Name, TextStyle.Strong), $": {DeltaWords.Levels(claim)}");
            foreach (var moved in came ? claim.Came : claim.Went)
            {
                page.Paragraph(6, 8, DeltaWords.Say(moved, came, place => place, plain => plain));
            }
        }
    }

    private static void WriteFramework(TextPage page, FrameworkDelta framework, bool isVerbose)
    {
        page.Heading($"{DeltaWords.Reading(framework)}: {DeltaWords.Stages(framework)}");
        if (framework.Blockers is { } blockers)
        {
            Lines(page, "gone", blockers.Gone);
            Lines(page, "left", blockers.Left);
            Lines(page, "new", blockers.Added);
        }

        foreach (var dimension in framework.Dimensions)
        {
            page.Paragraph(2, 4, $"{dimension.Name}: stage {DeltaWords.Index(dimension.Before)}{DeltaWords.Arrow}{DeltaWords.Index(dimension.After)}");
        }

        var shown = isVerbose ? framework.Items.Length : Math.Min(MostItems, framework.Items.Length);
        foreach (var item in DeltaWords.ByWeight(framework.Items).Take(shown))
        {
            page.Paragraph(2, 4, $"{item.Id} {DeltaWords.Short(item.Name)}: {Words.Spaced(item.Before)}{DeltaWords.Arrow}{Words.Spaced(item.After)}");
        }

        if (shown < framework.Items.Length)
        {
            page.Paragraph(2, 4, $"and {framework.Items.Length - shown} more items (--verbose lists them)");
        }
    }

    private static void Lines(TextPage page, string word, ImmutableArray<BlockerDelta> blockers)
    {
        foreach (var blocker in blockers)
        {
            page.Paragraph(2, 4, $"blocker {word}: {DeltaWords.Short(blocker.Name)}");
        }
    }

    private static void List(TextPage page, string heading, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        page.Heading(heading);
        foreach (var line in lines)
        {
            page.Paragraph(2, 4, line);
        }
    }
}
