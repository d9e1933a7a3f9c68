using System.Text;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// The one encoder of text for Markdown (https://github.github.com/gfm). Paths, commands and messages come from strangers: what would become a link, an image, a tag, a mention of
/// somebody or of an issue, or break a table, is written so that it stays the text it is.
/// </summary>
internal static class MarkdownText
{
    // Hyphens and the like have a meaning at the beginning of a line alone, where reports never place strangers' text.
    private const string Special = "\\`*_{}[]|~$";

    /// <summary>A character without width, by which hosting services no longer take <c>@name</c> for a mention, <c>#1</c>, <c>!1</c> or <c>GH-1</c> for an issue and <c>https://</c> for a link.</summary>
    private const string Gap = "&#8203;";

    /// <summary>Text on one line, outside code.</summary>
    public static string Plain(string text)
    {
        var safe = TerminalText.Safe(text);
        var plain = new StringBuilder(safe.Length + 16);
        for (var i = 0; i < safe.Length; i++)
        {
            _ = safe[i] switch
            {
                '&' => plain.Append("&amp;"),
                '<' => plain.Append("&lt;"),
                '>' => plain.Append("&gt;"),
                var special when Special.Contains(special, StringComparison.Ordinal) => plain.Append('\\').Append(special),
                var other => plain.Append(other),
            };
            var begun = safe.AsSpan(..(i + 1));
            if (safe[i] is '@' or '#' or '!' || (safe[i] == ':' && safe.AsSpan(i + 1).StartsWith("//")) || begun.EndsWith("www", StringComparison.OrdinalIgnoreCase) || begun.EndsWith("GH-", StringComparison.OrdinalIgnoreCase))
            {
                plain.Append(Gap);
            }
        }

        return plain.ToString();
    }

    /// <summary>Code on one line, as it may stand in a table. Backticks and the mark between cells are not read alike by all, so what holds them is a tag.</summary>
    public static string Code(string text) => text.AsSpan().Trim().IsEmpty ? string.Empty
        : text.AsSpan().ContainsAny('`', '|') ? $"<code>{Plain(text)}</code>"
        : $"`{TerminalText.Safe(text)}`";
}
