using System.Globalization;
using System.Text;

namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>Reads what a text literal says.</summary>
internal static class PythonLiteral
{
    /// <summary>Longer literals are no names, paths or commands, and are not decoded.</summary>
    public const int MaximumLength = 4_000;

    /// <summary>Appends what a literal says, with <c>{}</c> in the place of each field.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="token">The literal.</param>
    /// <param name="result">What the text is appended to.</param>
    public static void Append(string text, PythonToken token, StringBuilder result)
    {
        var quote = token.Start;
        var isRaw = false;
        var isFormatted = false;
        while (quote < token.End && text[quote] is not ('"' or '\''))
        {
            isRaw |= text[quote] is 'r' or 'R';
            isFormatted |= text[quote] is 'f' or 'F' or 't' or 'T';
            quote++;
        }

        var mark = text[quote];
        var width = quote + 2 < token.End && text[quote + 1] == mark && text[quote + 2] == mark && token.End - quote > 2 ? 3 : 1;
        var end = token.End - quote >= 2 * width && text[token.End - 1] == mark ? token.End - width : token.End;
        var index = Math.Min(quote + width, end);
        foreach (var field in token.Fields ?? [])
        {
            AppendPart(text.AsSpan(index, field.Start - index), isRaw, isFormatted, result);
            result.Append("{}");
            index = field.End;
        }

        AppendPart(text.AsSpan(index, Math.Max(0, end - index)), isRaw, isFormatted, result);
    }

    private static void AppendPart(ReadOnlySpan<char> part, bool isRaw, bool isFormatted, StringBuilder result)
    {
        for (var index = 0; index < part.Length; index++)
        {
            var character = part[index];
            if (isFormatted && character is '{' or '}' && index + 1 < part.Length && part[index + 1] == character)
            {
                index++;
            }

            if (character != '\\' || isRaw || index + 1 >= part.Length)
            {
                result.Append(character);
                continue;
            }

            index++;
            index += AppendEscape(part[index..], result);
        }
    }

    /// <returns>Number of characters taken beyond the one after the backslash.</returns>
    private static int AppendEscape(ReadOnlySpan<char> rest, StringBuilder result)
    {
        switch (rest[0])
        {
            case '\n':
                return 0;
            case 'n':
                result.Append('\n');
                return 0;
            case 't':
                result.Append('\t');
                return 0;
            case 'r':
                result.Append('\r');
                return 0;
            case '\\' or '\'' or '"':
                result.Append(rest[0]);
                return 0;
            case 'x' when TryAppendCode(rest, 2, result):
                return 2;
            case 'u' when TryAppendCode(rest, 4, result):
                return 4;
            default:
                result.Append('\\').Append(rest[0]);
                return 0;
        }
    }

    private static bool TryAppendCode(ReadOnlySpan<char> rest, int digits, StringBuilder result)
    {
        if (rest.Length <= digits
            || !ushort.TryParse(rest.Slice(1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return false;
        }

        result.Append((char)code);
        return true;
    }
}
