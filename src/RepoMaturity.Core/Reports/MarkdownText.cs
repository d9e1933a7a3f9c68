using System.Buffers;
using System.Globalization;
using System.Text;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// The one encoder of text for Markdown (https://github.github.com/gfm). Paths, commands and messages come from strangers: what would become a link, an image, a tag, a mention of
/// somebody or of an issue, or break a table, is written so that it stays the text it is.
/// </summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]|~^$";

    private static readonly SearchValues<char> PictureNames = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-");

    /// <summary>
    /// A character without width, by which hosting services no longer take <c>@name</c> for a mention, <c>#1</c>, <c>!1</c>, <c>GH-1</c> for an issue, <c>https://</c> for a link and
    /// <c>:name:</c> for a picture.
    /// </summary>
    private const string Gap = "&#8203;";

    /// <summary>Signs before a name that GitLab takes for a label, a snippet, a milestone or an epic.</summary>
    private const string Naming = "~$%&";

    /// <summary>Text on one line, outside code, in any place of it.</summary>
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
                ' ' when i == 0 && safe.StartsWith("  ", StringComparison.Ordinal) => plain.Append("&#32;"),
                var special when Special.Contains(special, StringComparison.Ordinal) || BeginsBlock(safe, i) => plain.Append('\\').Append(special),
                var other => plain.Append(other),
            };
            if (NeedsGap(safe, i))
            {
                plain.Append(Gap);
            }
        }

        return plain.ToString();
    }

    /// <summary>Whether a sign would begin a list, a rule or a heading, were the text the first of its line; several <c>=</c> are a marker pen for some.</summary>
    private static bool BeginsBlock(string text, int at) => text[at] switch
    {
        '-' or '+' => at == 0,
        '=' => at == 0 || text[at - 1] == '=' || (at + 1 < text.Length && text[at + 1] == '='),
        '.' or ')' => at > 0 && !text.AsSpan(0, at).ContainsAnyExceptInRange('0', '9'),
        _ => false,
    };

    private static bool NeedsGap(string text, int at)
    {
        var begun = text.AsSpan(..(at + 1));
        return text[at] switch
        {
            '@' or '#' or '!' => true,
            ':' => text.AsSpan(at + 1).StartsWith("//") || IsPicture(text, at),
            'w' or 'W' => begun.EndsWith("www", StringComparison.OrdinalIgnoreCase),
            '-' => begun.EndsWith("GH-", StringComparison.OrdinalIgnoreCase),
            var sign => Naming.Contains(sign, StringComparison.Ordinal) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]),
        };
    }

    /// <summary>Whether <c>:name:</c> begins at an index.</summary>
    private static bool IsPicture(string text, int at)
    {
        var rest = text.AsSpan(at + 1);
        var end = rest.IndexOfAnyExcept(PictureNames);
        return end > 0 && rest[end] == ':';
    }

    /// <summary>Text on one line inside a tag that begins its line, such as <c>summary</c>: Markdown is not read there, so each sign is an entity.</summary>
    public static string InTag(string text)
    {
        var safe = TerminalText.Safe(text);
        var plain = new StringBuilder(safe.Length + 16);
        for (var i = 0; i < safe.Length; i++)
        {
            _ = Special.Contains(safe[i], StringComparison.Ordinal) || safe[i] is '&' or '<' or '>' or '"'
                ? plain.Append(CultureInfo.InvariantCulture, $"&#{(int)safe[i]};")
                : plain.Append(safe[i]);
            if (NeedsGap(safe, i))
            {
                plain.Append(Gap);
            }
        }

        return plain.ToString();
    }

    /// <summary>Text on one line with what stands between backticks as code.</summary>
    public static string WithCode(string text)
    {
        var parts = text.Split('`');
        return parts.Length % 2 == 0 ? Plain(text) : string.Concat(parts.Select((part, i) => i % 2 == 0 ? Plain(part) : Code(part)));
    }

    /// <summary>Code on one line, as it may stand in a table. Backticks and the mark between cells are not read alike by all, so what holds them is a tag.</summary>
    public static string Code(string text) => text.AsSpan().Trim().IsEmpty ? string.Empty
        : text.AsSpan().ContainsAny('`', '|') ? $"<code>{Plain(text)}</code>"
        : $"`{TerminalText.Safe(text)}`";
}
