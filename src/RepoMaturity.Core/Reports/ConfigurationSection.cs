using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>The part of a text report that says what the configuration made of it.</summary>
internal sealed class ConfigurationSection(TextPage page, bool isVerbose)
{
    public void Write(Assessment assessment)
    {
        if (assessment.Configuration is not { } result || ConfigurationWords.Lines(result, assessment, isVerbose).ToList() is not { Count: > 0 } lines)
        {
            return;
        }

        page.Heading(ConfigurationWords.Heading(result));
        foreach (var line in lines)
        {
            page.Paragraph(2, 4, "- ", line);
        }
    }
}
