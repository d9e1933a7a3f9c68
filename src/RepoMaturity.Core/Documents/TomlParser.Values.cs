namespace RepoMaturity.Core.Documents;

/// <content>Values: texts, arrays, inline tables, and what is kept as it is written.</content>
internal sealed partial class TomlParser
{
    private DocumentNode? ReadValue(int depth)
    {
        if (position >= text.Length || !Count(1))
        {
            return null;
        }

        var line = this.line;
        switch (text[position])
        {
            case '"' or '\'':
                return ReadQuoted() is { } quoted ? DocumentNode.Scalar(line, quoted, isQuoted: true) : null;
            case '[' or '{' when depth >= limits.Depth:
                Exceed("Deeper than the limit allows.");
                return null;
            case '[':
                return ReadArray(line, depth + 1);
            case '{':
                return ReadInlineTable(line, depth + 1);
            default:
                var start = position;
                while (position < text.Length && text[position] is not (',' or ']' or '}' or '#' or '\n' or '=' or '"' or '\''))
                {
                    position++;
                }

                var bare = text.AsSpan(start, position - start).Trim();
                return bare.IsEmpty ? null : DocumentNode.Scalar(line, bare.ToString());
        }
    }

    private DocumentNode? ReadArray(int line, int depth)
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

            if (ReadValue(depth) is not { } item)
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

    private DocumentNode? ReadInlineTable(int line, int depth)
    {
        var table = new TomlTable(line);
        position++;
        while (true)
        {
            SkipBlank(acrossLines: true);
            if (Next('}'))
            {
                position++;
                return table.Node;
            }

            if (!ReadEntry(table, depth))
            {
                return null;
            }

            SkipBlank(acrossLines: true);
            if (Next(','))
            {
                position++;
            }
            else if (!Next('}'))
            {
                return null;
            }
        }
    }

    private string? ReadQuoted()
    {
        var quote = text[position];
        if (Next(quote, quote) && position + 2 < text.Length && text[position + 2] == quote)
        {
            return ReadMultiline(quote);
        }

        position++;
        var start = position;
        while (position < text.Length && text[position] != quote)
        {
            if (text[position] == '\n')
            {
                return null;
            }

            position += quote == '"' && text[position] == '\\' ? 2 : 1;
        }

        if (position >= text.Length)
        {
            return null;
        }

        var content = text[start..position];
        position++;
        return quote == '"' ? TomlEscapes.Resolve(content) : content;
    }

    private string? ReadMultiline(char quote)
    {
        position += 3;
        if (Next('\n'))
        {
            position++;
            line++;
        }

        var start = position;
        for (; position < text.Length; position++)
        {
            if (text[position] == '\n')
            {
                line++;
            }
            else if (text[position] == '\\' && quote == '"' && !(position + 1 < text.Length && text[position + 1] == '\n'))
            {
                position++;
            }
            else if (text[position] == quote && Next(quote, quote) && position + 2 < text.Length && text[position + 2] == quote)
            {
                // Up to two quotes may stand right before the closing ones.
                while (position + 3 < text.Length && text[position + 3] == quote)
                {
                    position++;
                }

                var content = text[start..position];
                position += 3;
                return quote == '"' ? TomlEscapes.Resolve(content) : content;
            }
        }

        return null;
    }
}
