namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>Which characters make which tokens.</summary>
internal static class PythonCharacters
{
    /// <summary>The operator that begins with a character, by that and the two after it.</summary>
    public static (PythonOperator Kind, int Length) ReadOperator(char character, char next, char after) => (character, next) switch
    {
        ('(' or ')' or '[' or ']' or '}' or ',' or ';', _) => ((PythonOperator)character, 1),
        ('{', _) => (PythonOperator.OpenBrace, 1),
        (':', '=') => (PythonOperator.Walrus, 2),
        (':', _) => (PythonOperator.Colon, 1),
        ('.', '.') when after == '.' => (PythonOperator.Ellipsis, 3),
        ('.', _) => (PythonOperator.Dot, 1),
        ('=', '=') => (PythonOperator.Equality, 2),
        ('=', _) => (PythonOperator.Assign, 1),
        ('-', '>') => (PythonOperator.Arrow, 2),
        ('*', '*') when after == '=' => (PythonOperator.Augmented, 3),
        ('/', '/') when after == '=' => (PythonOperator.Augmented, 3),
        ('<', '<') when after == '=' => (PythonOperator.Augmented, 3),
        ('>', '>') when after == '=' => (PythonOperator.Augmented, 3),
        ('*', '*') => (PythonOperator.Star, 2),
        ('+' or '-' or '*' or '/' or '%' or '&' or '|' or '^' or '@', '=') => (PythonOperator.Augmented, 2),
        ('*' or '-' or '|' or '@', _) => ((PythonOperator)character, 1),
        ('!' or '<' or '>', '=') or ('<', '>') => (PythonOperator.Other, 2),
        _ => (PythonOperator.Other, 1),
    };

    /// <summary>Whether letters before a quote are the prefix of a text, and whether they give it fields.</summary>
    public static bool IsPrefix(ReadOnlySpan<char> letters, out bool isFormatted)
    {
        isFormatted = false;
        foreach (var letter in letters)
        {
            switch (letter)
            {
                case 'f' or 'F' or 't' or 'T':
                    isFormatted = true;
                    break;
                case 'r' or 'R' or 'b' or 'B' or 'u' or 'U':
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>Whether a name can begin with a character; of those beyond ASCII all but spaces are taken.</summary>
    public static bool IsNameStart(char character) =>
        char.IsAsciiLetter(character) || character == '_' || (character >= 0x80 && !char.IsWhiteSpace(character) && character != '\uFEFF');

    /// <summary>Whether a name can go on with a character.</summary>
    public static bool IsNamePart(char character) => IsNameStart(character) || char.IsAsciiDigit(character);
}
