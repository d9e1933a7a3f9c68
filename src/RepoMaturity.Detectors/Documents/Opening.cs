using System.Text;

namespace RepoMaturity.Detectors.Documents;

/// <summary>Finds how a text opens: its titles and first prose, without code, markup and badges.</summary>
internal static class Opening
{
    private const int Longest = 1_500;
    private const int MostLines = 80;

    /// <summary>The first titles and sentences in lower case, with one space after each word; empty when there is no prose.</summary>
    public static string Of(string text)
    {
        var opening = new StringBuilder();
        var (isCode, lines) = (false, 0);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].Trim();
            if (++lines > MostLines || opening.Length >= Longest)
            {
                break;
            }

            if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal))
            {
                isCode = !isCode;
            }
            else if (!isCode && IsProse(line))
            {
                Append(opening, line);
            }
        }

        return opening.ToString();
    }

    private static bool IsProse(ReadOnlySpan<char> line) => !line.IsEmpty
        && line[0] is not ('<' or '|' or '=' or '~')
        && !line.StartsWith("..", StringComparison.Ordinal)
        && !line.StartsWith("[![", StringComparison.Ordinal)
        && !line.StartsWith("![", StringComparison.Ordinal)
        && line.ContainsAnyExcept("-*_ ");

    private static void Append(StringBuilder opening, ReadOnlySpan<char> line)
    {
        foreach (var character in line)
        {
            if (character is '*' or '`' or '#' or '[' or ']' or '_' or '>')
            {
                continue;
            }

            // Half of a pair of surrogates would be no text.
            if (opening.Length >= Longest && !char.IsLowSurrogate(character))
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
