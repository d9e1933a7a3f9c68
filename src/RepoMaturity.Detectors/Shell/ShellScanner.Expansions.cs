using System.Text;

namespace RepoMaturity.Detectors.Shell;

/// <summary>What a dollar sign or a back quote opens inside a word.</summary>
internal sealed partial class ShellScanner
{
    /// <summary>How far an expansion in braces may reach: longer ones are no expansions but text that looks so.</summary>
    private const int LongestExpansion = 512;

    private void ReadBackQuoted(StringBuilder word)
    {
        var end = position + 1;
        while (end < text.Length && text[end] != '`')
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        if (end >= text.Length)
        {
            word.Append(text[position++]);
            return;
        }

        var whole = text[position..(end + 1)];
        ReadInner(whole[1..^1], line);
        line += whole.AsSpan().Count('\n');
        position = end + 1;
        word.Append(ShellPlaces.OfSubstitution(whole) ?? whole);
    }

    private void ReadDollar(StringBuilder word, List<string> output, bool inQuotes)
    {
        var start = position;
        var next = Next();
        if (next == '{')
        {
            ReadBraces(word, output, inQuotes);
        }
        else if (next == '(')
        {
            if (start + 2 < text.Length && text[start + 2] == '(' && Ahead().IndexOf("))") is var end and >= 0)
            {
                position = start + end + 2;
                AppendLines(word, start, position);
                return;
            }

            position += 2;
            ReadNested();
            var whole = text[start..position];
            word.Append(ShellPlaces.OfSubstitution(whole) ?? whole);
        }
        else if (char.IsAsciiLetter(next) || next == '_')
        {
            position++;
            while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] == '_'))
            {
                position++;
            }

            Append(word, output, State.Variables.Find(text[(start + 1)..position]), text.AsSpan(start, position - start), inQuotes);
        }
        else if (next == '\'' && !inQuotes)
        {
            position++;
            ReadSingleQuoted(word);
        }
        else if (next == '"' && !inQuotes)
        {
            position++;
        }
        else
        {
            var length = char.IsAsciiDigit(next) || next is '@' or '*' or '#' or '?' or '!' or '$' or '-' ? 2 : 1;
            word.Append(text, start, length);
            position += length;
        }
    }

    /// <summary><c>${NAME}</c>, <c>${NAME:-text}</c> and their kin; <c>${{ text }}</c>, which a CI system fills in, stays as it is.</summary>
    private void ReadBraces(StringBuilder word, List<string> output, bool inQuotes)
    {
        var start = position;
        var end = FindBrace(start + 2);
        if (end < 0)
        {
            word.Append(text[position++]);
            return;
        }

        position = end + 1;
        var whole = text.AsSpan(start, position - start);
        var inner = whole[2..^1];
        line += whole.Count('\n');
        var nameLength = 0;
        while (nameLength < inner.Length && (char.IsAsciiLetterOrDigit(inner[nameLength]) || inner[nameLength] == '_'))
        {
            nameLength++;
        }

        var operation = inner[nameLength..];
        var value = nameLength == 0 ? null : State.Variables.Find(inner[..nameLength].ToString());
        if (inner is "0%/*")
        {
            value = ShellPlaces.ScriptFolder.ToString();
        }
        else if (operation is [':', '-' or '=', ..] && value is null)
        {
            value = Constant(operation[2..]);
        }
        else if (operation is ['-' or '=', ..] && value is null)
        {
            value = Constant(operation[1..]);
        }
        else if (operation.Length > 0 && operation is not ([':', '-' or '=' or '?', ..] or ['-' or '=' or '?', ..]))
        {
            value = null;
        }

        Append(word, output, value, whole, inQuotes);
    }

    private static string? Constant(ReadOnlySpan<char> text) => text.IndexOfAny('$', '`') >= 0 ? null : text.Trim("\"'").ToString();

    private int FindBrace(int from)
    {
        var open = 1;
        var last = Math.Min(text.Length, from + LongestExpansion);
        for (var i = from; i < last; i++)
        {
            if (text[i] == '{')
            {
                open++;
            }
            else if (text[i] == '}' && --open == 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Puts in a value, or what was written where there is none; an unquoted value falls into words at its blanks.</summary>
    private static void Append(StringBuilder word, List<string> output, string? value, ReadOnlySpan<char> written, bool inQuotes)
    {
        if (value is null || inQuotes)
        {
            word.Append(value ?? written);
            return;
        }

        foreach (var character in value)
        {
            if (!char.IsWhiteSpace(character))
            {
                word.Append(character);
            }
            else if (word.Length > 0)
            {
                output.Add(word.ToString());
                word.Clear();
            }
        }
    }

    /// <summary>What follows, as far as an expansion may reach.</summary>
    private ReadOnlySpan<char> Ahead() => text.AsSpan(position, Math.Min(LongestExpansion, text.Length - position));
}
