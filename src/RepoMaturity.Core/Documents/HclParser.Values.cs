namespace RepoMaturity.Core.Documents;

/// <content>Values: lists, objects, and expressions that are kept as they are written.</content>
internal sealed partial class HclParser
{
    private static readonly string[] Encoders = ["jsonencode", "yamlencode"];

    private DocumentNode? ReadValue(int depth)
    {
        if (position >= text.Length || !Count())
        {
            return null;
        }

        if (depth > limits.Depth)
        {
            Exceed("Deeper than the limit allows.");
            return null;
        }

        var start = position;
        if (ReadPlainValue(depth) is { } value && AtValueEnd())
        {
            return value;
        }

        if (exceeded is not null)
        {
            return null;
        }

        position = start;
        return ReadExpression();
    }

    private DocumentNode? ReadPlainValue(int depth)
    {
        var line = LineAt(position);
        switch (text[position])
        {
            case '"':
                return ReadQuoted() is { } quoted ? DocumentNode.Scalar(line, quoted, isQuoted: true) : null;
            case '<' when SkipHeredoc() is { } heredoc:
                return DocumentNode.Scalar(line + 1, heredoc, isQuoted: true);
            case '[' when !IsComprehension():
                return ReadList(line, depth);
            case '{' when !IsComprehension():
                return ReadObject(line, depth);
            default:
                return ReadEncoded(depth);
        }
    }

    private DocumentNode? ReadEncoded(int depth)
    {
        foreach (var encoder in Encoders)
        {
            if (string.CompareOrdinal(text, position, encoder, 0, encoder.Length) == 0 && position + encoder.Length < text.Length && text[position + encoder.Length] == '(')
            {
                position += encoder.Length + 1;
                SkipBlank(acrossLines: true);
                var value = ReadValue(depth + 1);
                SkipBlank(acrossLines: true);
                if (value is null || !Next(')'))
                {
                    return null;
                }

                position++;
                return value;
            }
        }

        return null;
    }

    private DocumentNode? ReadList(int line, int depth)
    {
        var items = new List<DocumentNode>();
        position++;
        while (true)
        {
            SkipBlank(acrossLines: true);
            if (Next(']'))
            {
                position++;
                return DocumentNode.Sequence(line, items);
            }

            if (ReadValue(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
            SkipBlank(acrossLines: true);
            if (Next(','))
            {
                position++;
            }
            else if (!Next(']'))
            {
                return null;
            }
        }
    }

    private DocumentNode? ReadObject(int line, int depth)
    {
        var entries = new List<MappingEntry>();
        position++;
        while (true)
        {
            SkipBlank(acrossLines: true);
            if (Next('}'))
            {
                position++;
                return DocumentNode.Mapping(line, entries);
            }

            var keyLine = position < text.Length ? LineAt(position) : line;
            if (ReadKey() is not { } key)
            {
                return null;
            }

            SkipBlank(acrossLines: false);
            if (!Next('=') && !Next(':'))
            {
                return null;
            }

            position++;
            SkipBlank(acrossLines: true);
            if (ReadValue(depth + 1) is not { } value)
            {
                return null;
            }

            entries.Add(new MappingEntry(key, keyLine, value));
            SkipBlank(acrossLines: true);
            if (Next(','))
            {
                position++;
            }
        }
    }

    /// <summary>A key of an object: a name, a text, or an expression in parentheses or with dots.</summary>
    private string? ReadKey()
    {
        var start = position;
        if (ReadName() is { } name && !Next('.') && !Next('['))
        {
            return name;
        }

        position = start;
        while (position < text.Length && text[position] is not ('=' or ':' or '\n'))
        {
            if (text[position] != '"')
            {
                position++;
            }
            else if (!SkipQuoted())
            {
                return null;
            }
        }

        return position == start ? null : text[start..position].Trim();
    }

    /// <summary>Anything else, up to where a value ends that is in no brackets of its own.</summary>
    private DocumentNode? ReadExpression()
    {
        var start = position;
        var open = 0;
        while (position < text.Length)
        {
            var character = text[position];
            if (IsComment(position))
            {
                if (open == 0 && (character == '#' || text[position + 1] == '/'))
                {
                    break;
                }

                SkipComment();
                continue;
            }

            if (open == 0 && character is '\n' or ',' or ']' or '}' or ')')
            {
                break;
            }

            switch (character)
            {
                case '"' when SkipQuoted():
                case '<' when SkipHeredoc() is not null:
                    continue;
                case '(' or '[' or '{':
                    open++;
                    break;
                case ')' or ']' or '}':
                    open--;
                    break;
            }

            position++;
        }

        var written = text.AsSpan(start, position - start).Trim();
        return written.IsEmpty || open > 0 ? null : DocumentNode.Scalar(LineAt(start), written.ToString());
    }

    private bool AtValueEnd()
    {
        SkipBlank(acrossLines: false);
        return position >= text.Length || text[position] is '\n' or ',' or ']' or '}' or ')' || IsComment(position);
    }

    private bool IsComprehension()
    {
        var at = position + 1;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return string.CompareOrdinal(text, at, "for ", 0, 4) == 0;
    }
}
