using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>Draws in a text report where a repository stands: the stages as a line, and how high each dimension reaches.</summary>
internal static class LadderText
{
    private const string Reached = "#";
    private const string Possible = "?";
    private const string NotReached = ".";
    private const int CellWidth = 3;
    private const int Gap = 2;
    private const int LongestName = 30;

    /// <summary>The stages from the lowest to the highest, as one line, with the one that is reached in brackets.</summary>
    public static void WriteStages(TextPage page, FrameworkResult result)
    {
        var reached = result.Stage!;
        var spans = new List<TextSpan>();
        foreach (var stage in result.Framework.Stages)
        {
            if (spans.Count > 0)
            {
                spans.Add(new TextSpan(stage.Index <= reached.Index ? " = " : " - ", TextStyle.Faint));
            }

            // Words are kept together: a line is broken between stages alone.
            var name = $"{stage.Index} {stage.Name}";
            spans.Add(stage.Index == reached.Index ? new TextSpan($"[{name}]", TextStyle.Here)
                : new TextSpan(stage.Index <= reached.CouldBe && stage.Index > reached.Index ? $"{name}?" : name, stage.Index < reached.Index ? TextStyle.Implemented : TextStyle.Faint));
        }

        page.Paragraph(2, 2, [.. spans]);
        page.Skip();
    }

    /// <summary>A row for each dimension: a sign for each stage, and what holds it back.</summary>
    public static void WriteDimensions(TextPage page, FrameworkResult result)
    {
        var stages = result.Framework.Stages;
        var width = Math.Min(LongestName, result.Dimensions.Max(dimension => dimension.Dimension.Name.Length));
        var text = 2 + width + (stages.Length * CellWidth) + Gap;
        var numbers = string.Concat(stages.Select(stage => FrameworkWords.Number(stage.Index).PadLeft(CellWidth)));
        page.Paragraph(2, text, new TextSpan(new string(' ', width) + numbers + new string(' ', Gap), TextStyle.Faint), new TextSpan($"{Reached} reached, {Possible} could be, {NotReached} not", TextStyle.Faint));
        foreach (var dimension in result.Dimensions)
        {
            var spans = new List<TextSpan> { new(dimension.Dimension.Name.PadRight(width), TextStyle.Strong) };
            spans.AddRange(stages.Select(stage => Cell(dimension, stage.Index)));
            spans.Add(new TextSpan($"{new string(' ', Gap)}{FrameworkWords.HeldBack(dimension)}{FrameworkWords.CouldBe(dimension)}{FrameworkWords.Attested(result, dimension)}", TextStyle.Faint));
            page.Paragraph(2, text, [.. spans]);
        }
    }

    private static TextSpan Cell(DimensionResult dimension, int stage)
    {
        var (sign, style) = !dimension.IsVisible ? (Possible, TextStyle.Faint)
            : stage <= dimension.Stage ? (Reached, TextStyle.Automated)
            : stage <= dimension.CouldBe ? (Possible, TextStyle.Caution)
            : (NotReached, TextStyle.Faint);
        return new TextSpan(sign.PadLeft(CellWidth), style);
    }
}
