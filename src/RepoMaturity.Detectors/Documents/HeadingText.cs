using System.Globalization;
using System.Text;

namespace RepoMaturity.Detectors.Documents;

/// <summary>The words of a heading as they are compared.</summary>
internal static class HeadingText
{
    /// <summary>Lower case, without links, markup, emoji and punctuation; words parted by one space. Empty when no word is left.</summary>
    public static string Normalise(string text)
    {
        var made = new StringBuilder(text.Length);
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (depth == 0 && character == '<' && text.IndexOf('>', i) is > 0 and var tagEnd)
            {
                i = tagEnd;
            }
            else if (character == ']' && i + 1 < text.Length && text[i + 1] is '(' or '[')
            {
                // The target of a link goes with its brackets.
                var close = text.IndexOf(text[i + 1] == '(' ? ')' : ']', i + 2);
                i = close < 0 ? text.Length : close;
            }
            else if (character == ':' && Shortcode(text, i) is var end && end > i)
            {
                i = end;
            }
            else
            {
                Append(made, character);
            }
        }

        return made.ToString().TrimEnd();
    }

    private static void Append(StringBuilder made, char character)
    {
        // Inside words these are part of them: c++, ci/cd, set-up, don't, node.js.
        if (char.IsLetterOrDigit(character) || character is '+' || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark)
        {
            made.Append(char.ToLowerInvariant(character));
        }
        else if (character is '-' or '/' or '.' or '_' or '\'' or '&' && made.Length > 0 && made[^1] != ' ')
        {
            made.Append(character);
        }
        else if (made.Length > 0 && made[^1] != ' ')
        {
            TrimPunctuation(made);
            made.Append(' ');
        }
    }

    private static void TrimPunctuation(StringBuilder made)
    {
        while (made.Length > 0 && made[^1] is '-' or '/' or '.' or '_' or '\'' or '&')
        {
            made.Length--;
        }
    }

    // The end of an emoji's name between colons (:rocket:); its start when there is none.
    private static int Shortcode(string text, int start)
    {
        var i = start + 1;
        while (i < text.Length && (char.IsAsciiLetterLower(text[i]) || char.IsAsciiDigit(text[i]) || text[i] is '_' or '+' or '-'))
        {
            i++;
        }

        return i < text.Length && text[i] == ':' && i > start + 1 ? i : start;
    }
}
