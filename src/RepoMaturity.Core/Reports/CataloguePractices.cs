using System.Globalization;
using System.Text;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes the practices and their aspects for the catalogue.</summary>
internal sealed class CataloguePractices(RuleSet rules)
{
    /// <summary>Writes all practices.</summary>
    public void Write(StringBuilder text)
    {
        text.Append("\nA practice has a level: declared, implemented or automated. An aspect is a narrower claim inside a practice, and never raises it.\n");
        foreach (var practice in rules.Practices)
        {
            Write(text, practice);
        }
    }

    private void Write(StringBuilder text, PracticeRule practice)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {MarkdownText.Plain(practice.Name)}\n\n{MarkdownText.Code(practice.Id)}, of the area {practice.Area}. {MarkdownText.WithCode(practice.Why)}\n\n| level | meaning |\n|---|---|\n");
        for (var i = 0; i < practice.Means.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Words.Of((Level)(i + 1))} | {MarkdownText.WithCode(practice.Means[i])} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nTo begin: {MarkdownText.WithCode(practice.Start)}\n");
        if (!practice.Aspects.IsEmpty)
        {
            text.Append("\n| aspect | meaning | shown by |\n|---|---|---|\n");
            foreach (var aspect in practice.Aspects)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Plain(aspect.Name)}, {MarkdownText.Code(aspect.Id)} | {MarkdownText.WithCode(aspect.Means)} | {ShownBy(aspect.Id, _ => true)} |\n");
            }
        }

        WriteShown(text, "Technologies that show it", ShownBy(practice.Id, rule => rule.IsTechnology));
        WriteShown(text, "Conventions that show it", ShownBy(practice.Id, rule => !rule.IsTechnology));
    }

    private static void WriteShown(StringBuilder text, string what, string shown)
    {
        if (shown.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{what}: {shown}.\n");
        }
    }

    /// <summary>The rules of which a signal proves the claim at implemented or above.</summary>
    private string ShownBy(string claim, Func<Rule, bool> which) => string.Join(
        ", ",
        rules.Rules.Where(rule => which(rule)
            && (rule.Signals.Any(signal => signal.Claim == claim && signal is { Level: >= Level.Implemented, Because: null }) || rule.HistorySignals.Any(signal => signal.Claim == claim)))
            .OrderBy(rule => rule.Name, StringComparer.OrdinalIgnoreCase).ThenBy(rule => rule.Id, StringComparer.Ordinal)
            .Select(rule => $"[{MarkdownText.Plain(rule.Name)}]({Catalogue.PlaceOf(rule)})"));
}
