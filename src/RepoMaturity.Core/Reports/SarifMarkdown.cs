using System.Text;

namespace RepoMaturity.Core.Reports;

/// <summary>What a SARIF log says a second time, as Markdown.</summary>
internal static class SarifMarkdown
{
    /// <summary>The message of a result.</summary>
    public static string Message(string headline, string advice) => $"{MarkdownText.Plain(headline)} {MarkdownText.WithCode(advice)}";

    /// <summary>The help of a rule.</summary>
    public static string Help(string why, IEnumerable<string> levels, string start)
    {
        var text = new StringBuilder(MarkdownText.WithCode(why)).Append("\n\n**What it means**\n\n");
        foreach (var level in levels)
        {
            text.Append("- ").Append(MarkdownText.WithCode(level)).Append('\n');
        }

        return text.Append("\n**How to begin**\n\n").Append(MarkdownText.WithCode(start)).Append('\n').ToString();
    }
}
