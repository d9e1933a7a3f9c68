using System.Globalization;
using System.Text;

namespace RepoMaturity.Core.Reports;

/// <summary>The one encoder of text for XML 1.0, in an element as in an attribute.</summary>
internal static class XmlText
{
    /// <summary>Text on one line. What XML does not allow at all (control characters, halves of pairs, two that are no characters) is written as its number.</summary>
    public static string Text(string text)
    {
        var safe = TerminalText.Safe(text);
        var encoded = new StringBuilder(safe.Length + 16);
        foreach (var character in safe)
        {
            _ = character switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '"' => encoded.Append("&quot;"),
                '\'' => encoded.Append("&#39;"),
                '\uFFFE' or '\uFFFF' => encoded.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture)),
                _ => encoded.Append(character),
            };
        }

        return encoded.ToString();
    }
}
