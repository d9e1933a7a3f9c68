using System.Text;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>The part of a Markdown report that shows what the hosting service says.</summary>
internal static class MarkdownHost
{
    public static void Write(StringBuilder text, Assessment assessment)
    {
        if (assessment.Host is not { } host)
        {
            return;
        }

        Line(text, $"\n## {MarkdownText.Plain(HostWords.Heading(host.Facts))}\n");
        foreach (var line in HostWords.Known(host.Facts))
        {
            Line(text, $"- {MarkdownText.Plain(line)}");
        }

        foreach (var workflow in host.Workflows)
        {
            Line(text, $"- {MarkdownText.Code(workflow.Path)}{MarkdownText.Plain(HostWords.Seen(workflow))}");
        }

        foreach (var unknown in host.Facts.Unknown)
        {
            Line(text, $"- unknown: {MarkdownText.Plain(unknown)}");
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
