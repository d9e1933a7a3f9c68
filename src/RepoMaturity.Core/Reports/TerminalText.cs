using System.Buffers;
using System.Globalization;
using System.Text;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// The one encoder of text for terminals and for logs of continuous integration. Paths, commit names and messages come from strangers: what a terminal would obey or hide (control characters,
/// escape sequences, marks that turn the direction of writing, line separators, halves of surrogate pairs), and what makes a line a command for the runner of a workflow (<c>::</c> where
/// a word begins, <c>##[</c> and <c>##vso[</c> anywhere), is written as <c>\xNN</c> or <c>\uNNNN</c>. Words that are keys by their beginning are hidden.
/// </summary>
public static class TerminalText
{
    private static readonly SearchValues<char> Ordinary = SearchValues.Create(Enumerable.Range(' ', 0x7F - ' ').Select(code => (char)code).ToArray());
    private static readonly SearchValues<string> CommandSigns = SearchValues.Create(["::", "##"], StringComparison.Ordinal);

    /// <summary>The text as it may be written to a terminal, on one line.</summary>
    public static string Safe(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = Secrets.MaskKnown(text);
        return text.AsSpan().ContainsAnyExcept(Ordinary) || text.AsSpan().ContainsAny(CommandSigns) ? Encode(text) : text;
    }

    /// <summary>Whether a terminal would obey or hide the character that begins at an index.</summary>
    internal static bool IsObeyed(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    private static string Encode(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsSurrogatePair(text, i);
            if (IsObeyed(text, i) || IsCommand(text, i))
            {
                var code = isPair ? char.ConvertToUtf32(text, i) : text[i];
                safe.Append(code <= 0xFF ? @"\x" : isPair ? @"\U" : @"\u").Append(code.ToString(code <= 0xFF ? "X2" : isPair ? "X8" : "X4", CultureInfo.InvariantCulture));
            }
            else
            {
                safe.Append(text, i, isPair ? 2 : 1);
            }

            i += isPair ? 1 : 0;
        }

        return safe.ToString();
    }

    /// <summary>Whether a runner would take what stands at an index for a command. Lines are broken at blanks, so any word may begin one.</summary>
    private static bool IsCommand(string text, int at) => text[at] switch
    {
        ':' => at + 1 < text.Length && text[at + 1] == ':' && (at == 0 || char.IsWhiteSpace(text[at - 1])),
        '#' => at > 0 && text[at - 1] == '#' && (at + 1 == text.Length || text[at + 1] == '[' || char.IsAsciiLetter(text[at + 1])),
        _ => false,
    };
}
