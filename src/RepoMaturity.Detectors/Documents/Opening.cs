using System.Text;

namespace RepoMaturity.Detectors.Documents;

/// <summary>Finds how a text opens: its titles and first prose, without code, markup and badges.</summary>
internal static class Opening
{
    private const int MostLines = 120;

    /// <summary>The first titles and sentences in lower case, with one space after each word; empty when there is no prose.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">So many characters are taken at most.</param>
    public static string Of(string text, int longest)
    {
        var opening = new StringBuilder();
        var (isCode, isMarkup, lines) = (false, false, 0);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = WithoutMarkup(text.AsSpan()[range], ref isMarkup).AsSpan().Trim();
            if (++lines > MostLines || opening.Length >= longest)
            {
                break;
            }

            if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal))
            {
                isCode = !isCode;
            }
            else if (!isCode && IsProse(line))
            {
                Append(opening, line, longest);
            }
        }

        return opening.ToString();
    }

    // Titles are often written in HTML, for the sake of a logo beside them.
    private static string WithoutMarkup(ReadOnlySpan<char> line, ref bool isMarkup)
    {
        if (!isMarkup && !line.Contains('<'))
        {
            return line.ToString();
        }

        var plain = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (isMarkup)
            {
                isMarkup = line[i] != '>';
            }
            else if (line[i] == '<' && i + 1 < line.Length && (char.IsAsciiLetter(line[i + 1]) || line[i + 1] is '/' or '!'))
            {
                isMarkup = true;
            }
            else
            {
                plain.Append(line[i]);
            }
        }

        return plain.ToString();
    }

    private static bool IsProse(ReadOnlySpan<char> line) => !line.IsEmpty
        && line[0] is not ('<' or '|' or '=' or '~')
        && !line.StartsWith("..", StringComparison.Ordinal)
        && !line.StartsWith("[![", StringComparison.Ordinal)
        && !line.StartsWith("![", StringComparison.Ordinal)
        && !line.Contains(".svg)", StringComparison.Ordinal)
        && IsMostlyLetters(line);

    // Rules, pictures made of characters, rows of symbols are none.
    private static bool IsMostlyLetters(ReadOnlySpan<char> line)
    {
        var (letters, others) = (0, 0);
        foreach (var character in line)
        {
            if (char.IsLetterOrDigit(character))
            {
                letters++;
            }
            else if (!char.IsWhiteSpace(character))
            {
                others++;
            }
        }

        return letters > 0 && letters >= others;
    }

    private static void Append(StringBuilder opening, ReadOnlySpan<char> line, int longest)
    {
        foreach (var character in line)
        {
            if (character is '*' or '`' or '#' or '[' or ']' or '_' or '>')
            {
                continue;
            }

            // Half of a pair of surrogates would be no text.
            if (opening.Length >= longest && !char.IsLowSurrogate(character))
            {
                return;
            }

            if (!char.IsWhiteSpace(character))
            {
                opening.Append(char.ToLowerInvariant(character));
            }
            else if (opening.Length > 0 && opening[^1] != ' ')
            {
                opening.Append(' ');
            }
        }

        if (opening.Length > 0 && opening[^1] != ' ')
        {
            opening.Append(' ');
        }
    }
}
