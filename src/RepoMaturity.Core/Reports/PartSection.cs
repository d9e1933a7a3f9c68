using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>The part of a text report that lists the parts of a repository of several.</summary>
internal sealed class PartSection(TextPage page, bool isVerbose)
{
    private const int MostLines = 10;

    public void Write(Assessment assessment, FrameworkResult? headline)
    {
        if (assessment.Parts.IsEmpty)
        {
            return;
        }

        page.Heading("Parts, each judged by itself (see one with --path)");
        var shown = isVerbose ? assessment.Parts.Length : Math.Min(MostLines, assessment.Parts.Length);
        foreach (var part in assessment.Parts.Take(shown))
        {
            var stage = part.Frameworks.FirstOrDefault(framework => framework.Framework == headline?.Framework)?.Stage;
            page.Paragraph(2, 4, new TextSpan(part.Path, TextStyle.Strong), $": {part.Kind.Kind.Name}{(stage is null ? string.Empty : $", stage {stage.Index} ({stage.Name})")}");
        }

        if (shown < assessment.PartsTotal)
        {
            page.Paragraph(4, 4, $"and {assessment.PartsTotal - shown} more");
        }
    }
}
