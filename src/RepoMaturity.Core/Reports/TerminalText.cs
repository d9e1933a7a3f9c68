using System.Buffers;
using System.Globalization;
using System.Text;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// The one encoder of text for terminals. Paths, commit names and messages come from strangers: what a terminal would obey or hide (control characters, escape
/// sequences, marks that turn the direction of writing, line separators, halves of surrogate pairs) is written as <c>\xNN</c> or <c>\uNNNN</c>.
/// </summary>
public static class TerminalText
{
    private static readonly SearchValues<char> Ordinary = SearchValues.Create(Enumerable.Range(' ', 0x7F - ' ').Select(code => (char)code).ToArray());

    /// <summary>The text as it may be written to a terminal, on one line.</summary>
    public static string Safe(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAnyExcept(Ordinary) ? Encode(text) : text;
    }

    private static string Encode(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                safe.Append(text, i++, 2);
            }
            else if (IsObeyed(text[i]))
            {
                safe.Append(text[i] <= 0xFF ? @"\x" : @"\u").Append(((int)text[i]).ToString(text[i] <= 0xFF ? "X2" : "X4", CultureInfo.InvariantCulture));
            }
            else
            {
                safe.Append(text[i]);
            }
        }

        return safe.ToString();
    }

    private static bool IsObeyed(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
