namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>
/// Finds where a text literal ends. The fields of formatted texts follow Python 3.12 (PEP 701: any quotes, lines and nesting inside a field), which
/// reads older sources the same way; where a field cannot be read so, the literal is taken to end at its next quote.
/// </summary>
/// <param name="text">The whole text.</param>
/// <param name="limit">Index after the last character that may be read.</param>
internal sealed class PythonTextScanner(string text, int limit)
{
    /// <summary>Deepest nesting of formatted texts in one another.</summary>
    private const int MaximumNesting = 8;

    /// <summary>How many characters may be read in vain before fields are no longer looked for: it keeps the time linear.</summary>
    private const int MaximumWaste = 100_000;

    private int wasted;
    private int furthest;

    /// <summary>Finds the end of a literal.</summary>
    /// <param name="quote">Index of its first quote.</param>
    /// <param name="isFormatted">Whether its prefix says that it has fields.</param>
    /// <param name="fields">Its fields; null when it has none.</param>
    /// <param name="isClosed">Whether its closing quote was found.</param>
    /// <returns>Index after the literal.</returns>
    public int FindEnd(int quote, bool isFormatted, out List<TextField>? fields, out bool isClosed)
    {
        fields = null;
        if (isFormatted && wasted < MaximumWaste)
        {
            var found = new List<TextField>();
            furthest = quote;
            var end = Formatted(quote, found, 0);
            if (end >= 0)
            {
                fields = found.Count > 0 ? found : null;
                isClosed = true;
                return end;
            }

            wasted += furthest - quote;
        }

        return Plain(quote, out isClosed);
    }

    /// <summary>Whether the quote at this index begins a literal of three quotes.</summary>
    public bool IsTriple(int quote) => quote + 2 < limit && text[quote + 1] == text[quote] && text[quote + 2] == text[quote];

    private int Plain(int quote, out bool isClosed)
    {
        var mark = text[quote];
        var isTriple = IsTriple(quote);
        var index = quote + (isTriple ? 3 : 1);
        while (index < limit)
        {
            var next = isTriple
                ? text.AsSpan(index, limit - index).IndexOfAny(mark, '\\')
                : text.AsSpan(index, limit - index).IndexOfAny(mark, '\\', '\n');
            if (next < 0)
            {
                break;
            }

            index += next;
            if (text[index] == '\\')
            {
                index += 2;
            }
            else if (text[index] == '\n')
            {
                isClosed = false;
                return index;
            }
            else if (!isTriple)
            {
                isClosed = true;
                return index + 1;
            }
            else if (IsTriple(index))
            {
                isClosed = true;
                return index + 3;
            }
            else
            {
                index++;
            }
        }

        isClosed = false;
        return limit;
    }

    /// <returns>Index after the literal; -1 when it cannot be read.</returns>
    private int Formatted(int quote, List<TextField>? fields, int nesting)
    {
        if (nesting > MaximumNesting)
        {
            return -1;
        }

        var mark = text[quote];
        var isTriple = IsTriple(quote);
        var index = quote + (isTriple ? 3 : 1);
        while (index < limit)
        {
            var character = text[index];
            if (character == '\\')
            {
                index += EscapeLength(index);
            }
            else if (character == '{')
            {
                if (index + 1 < limit && text[index + 1] == '{')
                {
                    index += 2;
                    continue;
                }

                index = Field(index, fields, nesting);
                if (index < 0)
                {
                    return -1;
                }
            }
            else if (character == mark && (!isTriple || IsTriple(index)))
            {
                return index + (isTriple ? 3 : 1);
            }
            else if (character == '\n' && !isTriple)
            {
                break;
            }
            else
            {
                index++;
            }
        }

        furthest = Math.Max(furthest, index);
        return -1;
    }

    private int EscapeLength(int backslash)
    {
        if (backslash + 1 >= limit || text[backslash + 1] is '{' or '}')
        {
            return 1;
        }

        // \N{NAME OF A CHARACTER}
        if (text[backslash + 1] == 'N' && backslash + 2 < limit && text[backslash + 2] == '{')
        {
            var close = text.AsSpan(backslash, Math.Min(100, limit - backslash)).IndexOf('}');
            return close < 0 ? 2 : close + 1;
        }

        return 2;
    }

    private int Field(int brace, List<TextField>? fields, int nesting)
    {
        var brackets = 0;
        var index = brace + 1;
        while (index < limit)
        {
            switch (text[index])
            {
                case '}' when brackets == 0:
                    fields?.Add(new TextField(brace, index + 1, ExpressionEnd(brace, index)));
                    return index + 1;
                case ':' when brackets == 0:
                    var end = Format(index + 1, nesting);
                    if (end >= 0)
                    {
                        fields?.Add(new TextField(brace, end, ExpressionEnd(brace, index)));
                    }

                    return end;
                case '(' or '[' or '{':
                    brackets++;
                    index++;
                    break;
                case ')' or ']' or '}':
                    brackets = Math.Max(0, brackets - 1);
                    index++;
                    break;
                case '"' or '\'':
                    index = Nested(index, nesting);
                    if (index < 0)
                    {
                        return -1;
                    }

                    break;
                case '#':
                    var lineEnd = text.AsSpan(index, limit - index).IndexOf('\n');
                    index = lineEnd < 0 ? limit : index + lineEnd;
                    break;
                default:
                    index++;
                    break;
            }
        }

        furthest = Math.Max(furthest, index);
        return -1;
    }

    /// <summary>Leaves a conversion (<c>!r</c>) and the sign for self-documenting fields (<c>=</c>) out of the expression.</summary>
    private int ExpressionEnd(int brace, int end)
    {
        if (end - brace > 3 && text[end - 2] == '!')
        {
            end -= 2;
        }

        while (end > brace + 1 && text[end - 1] is '=' or ' ')
        {
            end--;
        }

        return end;
    }

    private int Format(int index, int nesting)
    {
        while (index < limit)
        {
            var character = text[index];
            if (character == '}')
            {
                return index + 1;
            }

            if (character == '{')
            {
                index = nesting < MaximumNesting ? Field(index, null, nesting + 1) : -1;
                if (index < 0)
                {
                    return -1;
                }
            }
            else if (character == '\n')
            {
                break;
            }
            else
            {
                index++;
            }
        }

        furthest = Math.Max(furthest, index);
        return -1;
    }

    private int Nested(int quote, int nesting)
    {
        var isFormatted = false;
        for (var index = quote - 1; index > quote - 3 && char.IsAsciiLetter(text[index]); index--)
        {
            isFormatted |= text[index] is 'f' or 'F' or 't' or 'T';
        }

        if (isFormatted)
        {
            return Formatted(quote, null, nesting + 1);
        }

        var end = Plain(quote, out var isClosed);
        if (isClosed)
        {
            return end;
        }

        furthest = Math.Max(furthest, end);
        return -1;
    }
}
