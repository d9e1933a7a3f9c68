namespace RepoMaturity.Core.Documents;

/// <summary>Reads one TOML text from its first line to its last: here tables, entries and keys.</summary>
internal sealed partial class TomlParser(string text, ReadLimits limits)
{
    // A file of another format would give one for each line.
    private const int MostProblems = 20;

    private readonly List<ReadProblem> problems = [];
    private readonly TomlTable root = new(1);
    private int position;
    private int line = 1;
    private int tokens;
    private int nodes;
    private string? exceeded;

    public StructuredDocument Parse()
    {
        var table = root;
        while (exceeded is null && problems.Count < MostProblems)
        {
            SkipBlank(acrossLines: true);
            if (position >= text.Length)
            {
                break;
            }

            var (start, line) = (position, this.line);
            var isRead = text[position] == '[' ? ReadHeader(ref table) : ReadEntry(table, 0);
            if (isRead && AtLineEnd())
            {
                continue;
            }

            problems.Add(new ReadProblem(line, exceeded ?? "The line cannot be read as TOML."));

            // What ran over several lines before it failed is taken up again after its first line.
            if (!isRead)
            {
                (position, this.line) = (start, line);
            }

            SkipLine();
        }

        return new StructuredDocument(root.Node.Entries.Count > 0 ? [root.Node] : [], problems);
    }

    private bool ReadHeader(ref TomlTable table)
    {
        var line = this.line;
        var isArray = Next('[', '[');
        position += isArray ? 2 : 1;
        var path = ReadKey();
        SkipBlank(acrossLines: false);
        if (path is null || !(isArray ? Next(']', ']') : Next(']')))
        {
            return false;
        }

        position += isArray ? 2 : 1;
        if (path.Count > limits.Depth)
        {
            return Exceed("Deeper than the limit allows.");
        }

        if (!Count(path.Count))
        {
            return false;
        }

        table = root;
        for (var i = 0; i < path.Count; i++)
        {
            table = isArray && i == path.Count - 1 ? table.Append(path[i], line) : table.Table(path[i], line);
        }

        return true;
    }

    private bool ReadEntry(TomlTable table, int depth)
    {
        var line = this.line;
        var path = ReadKey();
        SkipBlank(acrossLines: false);
        if (path is null || !Next('='))
        {
            return false;
        }

        position++;
        SkipBlank(acrossLines: false);
        if (depth + path.Count > limits.Depth)
        {
            return Exceed("Deeper than the limit allows.");
        }

        if (ReadValue(depth + path.Count) is not { } value || !Count(path.Count))
        {
            return false;
        }

        for (var i = 0; i < path.Count - 1; i++)
        {
            table = table.Table(path[i], line);
        }

        table.Add(path[^1], line, value);
        return true;
    }

    private List<string>? ReadKey()
    {
        var path = new List<string>(2);
        while (true)
        {
            SkipBlank(acrossLines: false);
            if (position < text.Length && text[position] is '"' or '\'')
            {
                if (ReadQuoted() is not { } quoted)
                {
                    return null;
                }

                path.Add(quoted);
            }
            else
            {
                var start = position;
                while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '-'))
                {
                    position++;
                }

                if (position == start)
                {
                    return null;
                }

                path.Add(text[start..position]);
            }

            SkipBlank(acrossLines: false);
            if (!Next('.'))
            {
                return path;
            }

            position++;
        }
    }

    private bool AtLineEnd()
    {
        SkipBlank(acrossLines: false);
        return position >= text.Length || text[position] is '\n' or '#';
    }

    private void SkipBlank(bool acrossLines)
    {
        while (position < text.Length)
        {
            switch (text[position])
            {
                case ' ' or '\t':
                    position++;
                    break;
                case '\n' when acrossLines:
                    position++;
                    line++;
                    break;
                case '#' when acrossLines:
                    var end = text.IndexOf('\n', position);
                    position = end < 0 ? text.Length : end;
                    break;
                default:
                    return;
            }
        }
    }

    private void SkipLine()
    {
        var end = text.IndexOf('\n', Math.Min(position, text.Length));
        position = end < 0 ? text.Length : end;
    }

    private bool Next(char first) => position < text.Length && text[position] == first;

    private bool Next(char first, char second) => Next(first) && position + 1 < text.Length && text[position + 1] == second;

    private bool Count(int nodes)
    {
        this.nodes += nodes;
        tokens += nodes;
        return this.nodes <= limits.Nodes
            ? tokens <= limits.Tokens || Exceed("More tokens than the limit allows.")
            : Exceed("More nodes than the limit allows.");
    }

    private bool Exceed(string message)
    {
        exceeded = message;
        return false;
    }
}
