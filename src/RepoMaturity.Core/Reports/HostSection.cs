using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>The part of a text report that shows what the hosting service says.</summary>
internal sealed class HostSection(TextPage page)
{
    public void Write(Assessment assessment)
    {
        if (assessment.Host is not { } host)
        {
            return;
        }

        page.Heading(HostWords.Heading(host.Facts));
        foreach (var line in HostWords.Known(host.Facts))
        {
            page.Paragraph(2, 4, $"- {line}");
        }

        foreach (var workflow in host.Workflows)
        {
            page.Paragraph(2, 4, "- ", new TextSpan(workflow.Path, TextStyle.Strong), HostWords.Seen(workflow));
        }

        foreach (var unknown in host.Facts.Unknown)
        {
            page.Paragraph(2, 4, $"- unknown: {unknown}");
        }
    }
}
