using System.Buffers;
using System.Text;

namespace RepoMaturity.Detectors.Shell;

internal sealed partial class ShellScanner
{
    private static readonly SearchValues<char> EndsPlainText = SearchValues.Create(" \t\n\r\f\v\u00A0;&|<>()'\"\\$`{");

    /// <summary>Reads the word at the current position into as many words as its unquoted expansions make; answers whether a part was quoted.</summary>
    private bool ReadWord(List<string> output)
    {
        var rest = text.AsSpan(position);
        var plain = rest.IndexOfAny(EndsPlainText);
        plain = plain < 0 ? rest.Length : plain;
        if (plain == rest.Length || IsWordEnd(rest[plain]))
        {
            if (plain > 0)
            {
                output.Add(rest[..plain].ToString());
                position += plain;
            }

            return false;
        }

        var word = new StringBuilder();
        var isQuoted = false;
        while (position < text.Length && !IsWordEnd(text[position]))
        {
            switch (text[position])
            {
                case '\'':
                    isQuoted |= ReadSingleQuoted(word);
                    break;
                case '"':
                    isQuoted = true;
                    ReadDoubleQuoted(word, output);
                    break;
                case '\\':
                    ReadEscape(word);
                    break;
                case '`':
                    ReadBackQuoted(word);
                    break;
                case '$':
                    ReadDollar(word, output, inQuotes: false);
                    break;
                case '{' when Next() == '{' && Ahead().IndexOf("}}") is var end and >= 0:
                    AppendLines(word, position, position + end + 2);
                    position += end + 2;
                    break;
                default:
                    word.Append(text[position++]);
                    break;
            }
        }

        if (word.Length > 0 || isQuoted)
        {
            output.Add(word.ToString());
        }

        return isQuoted;
    }

    private bool ReadSingleQuoted(StringBuilder word)
    {
        var end = text.IndexOf('\'', position + 1);
        if (end < 0)
        {
            word.Append('\'');
            position++;
            return false;
        }

        AppendLines(word, position + 1, end);
        position = end + 1;
        return true;
    }

    private void ReadDoubleQuoted(StringBuilder word, List<string> output)
    {
        position++;
        while (position < text.Length)
        {
            switch (text[position])
            {
                case '"':
                    position++;
                    return;
                case '\\' when Next() is '$' or '`' or '"' or '\\':
                    word.Append(text[position + 1]);
                    position += 2;
                    break;
                case '\\' when Next() == '\n':
                    position += 2;
                    line++;
                    break;
                case '$':
                    ReadDollar(word, output, inQuotes: true);
                    break;
                case '`':
                    ReadBackQuoted(word);
                    break;
                case '\n':
                    word.Append('\n');
                    position++;
                    line++;
                    break;
                default:
                    word.Append(text[position++]);
                    break;
            }
        }
    }

    private void ReadEscape(StringBuilder word)
    {
        var next = Next();
        if (next == '\n')
        {
            line++;
        }
        else if (position + 1 < text.Length)
        {
            word.Append(next);
        }

        position = Math.Min(position + 2, text.Length);
    }

    /// <summary>Takes <c>NAME=value</c> and <c>NAME=(a b)</c> off the front of a command.</summary>
    private bool ReadAssignment(ReadOnlySpan<char> raw, ref CommandUnderWay command)
    {
        var equals = raw.IndexOf('=');
        if (equals < 1)
        {
            return false;
        }

        var name = raw[equals - 1] == '+' ? raw[..(equals - 1)] : raw[..equals];
        if (!IsName(name))
        {
            return false;
        }

        var value = string.Join(' ', command.Words);
        command.Words.Clear();
        if (raw[^1] == '=' && position < text.Length && text[position] == '(')
        {
            SkipPast(")");
            return true;
        }

        // A value that is added to depends on the way through the text.
        (command.Assignments ??= []).Add((name.ToString(), raw[equals - 1] == '+' ? "$" : value[(value.IndexOf('=', StringComparison.Ordinal) + 1)..]));
        return true;
    }

    private void AppendLines(StringBuilder word, int start, int end)
    {
        word.Append(text, start, end - start);
        line += text.AsSpan(start, end - start).Count('\n');
    }

    private int LineEnd()
    {
        var end = text.IndexOf('\n', position);
        return end < 0 ? text.Length : end;
    }

    private static bool IsWordEnd(char character) =>
        character is ' ' or '\t' or '\n' or '\r' or '\f' or '\v' or '\u00A0' or ';' or '&' or '|' or '<' or '>' or '(' or ')';

    private static bool IsNumber(ReadOnlySpan<char> span) => span.Length > 0 && span.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsName(ReadOnlySpan<char> span)
    {
        foreach (var character in span)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '_')
            {
                return false;
            }
        }

        return span.Length > 0 && !char.IsAsciiDigit(span[0]);
    }
}
