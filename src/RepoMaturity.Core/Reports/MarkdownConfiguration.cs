using System.Text;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>The part of a Markdown report that says what the configuration made of it.</summary>
internal static class MarkdownConfiguration
{
    public static void Write(StringBuilder text, Assessment assessment, bool isVerbose)
    {
        if (assessment.Configuration is not { } result || ConfigurationWords.Lines(result, assessment, isVerbose).ToList() is not { Count: > 0 } lines)
        {
            return;
        }

        text.Append("\n## ").Append(MarkdownText.Plain(ConfigurationWords.Heading(result))).Append("\n\n");
        foreach (var line in lines)
        {
            text.Append("- ").Append(MarkdownText.Plain(line)).Append('\n');
        }
    }
}
