namespace RepoMaturity.Core.Documents;

/// <summary>Reads one HCL text from its first line to its last: here blocks, attributes and what stands between them.</summary>
internal sealed partial class HclParser
{
    // A file of another format would give one for each line.
    private const int MostProblems = 20;

    private readonly string text;
    private readonly ReadLimits limits;
    private readonly List<ReadProblem> problems = [];
    private readonly List<int> lineStarts = [0];
    private int position;
    private int tokens;

    // Characters that were gone over for the end of a text, and none was there.
    private long wasted;
    private string? exceeded;

    public HclParser(string text, ReadLimits limits)
    {
        this.text = text;
        this.limits = limits;
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            lineStarts.Add(at + 1);
        }
    }

    public StructuredDocument Parse()
    {
        var entries = new List<MappingEntry>();
        while (exceeded is null && problems.Count < MostProblems)
        {
            ReadBody(entries, 1);
            if (position >= text.Length)
            {
                break;
            }

            // A brace that closes nothing.
            Report();
            position++;
        }

        return new StructuredDocument(entries.Count > 0 ? [DocumentNode.Mapping(1, entries)] : [], problems);
    }

    /// <summary>Reads up to the brace that closes the body, or the end.</summary>
    private void ReadBody(List<MappingEntry> entries, int depth)
    {
        while (exceeded is null && problems.Count < MostProblems)
        {
            SkipBlank(acrossLines: true);
            if (position >= text.Length || text[position] == '}')
            {
                return;
            }

            var start = position;
            if (!ReadMember(entries, depth))
            {
                // What ran over several lines before it failed is taken up again after its first line.
                position = start;
                Report();
                SkipLine();
            }
        }
    }

    private bool ReadMember(List<MappingEntry> entries, int depth)
    {
        var line = LineAt(position);
        if (ReadName() is not { } key || !Count())
        {
            return false;
        }

        SkipBlank(acrossLines: false);
        if (Next('='))
        {
            position++;
            SkipBlank(acrossLines: false);
            if (ReadValue(depth + 1) is not { } value)
            {
                return false;
            }

            entries.Add(new MappingEntry(key, line, value));
            return true;
        }

        return ReadBlock(key, line, entries, depth);
    }

    private bool ReadBlock(string type, int line, List<MappingEntry> entries, int depth)
    {
        var labels = new List<string>(2);
        while (!Next('{'))
        {
            if (ReadName() is not { } label || !Count())
            {
                return false;
            }

            labels.Add(label);
            SkipBlank(acrossLines: false);
        }

        depth += labels.Count + 1;
        if (depth > limits.Depth)
        {
            return Exceed("Deeper than the limit allows.");
        }

        position++;
        var body = new List<MappingEntry>();
        ReadBody(body, depth);
        if (!Next('}'))
        {
            Report();
        }
        else
        {
            position++;
        }

        var node = DocumentNode.Mapping(line, body);
        for (var i = labels.Count - 1; i >= 0; i--)
        {
            node = DocumentNode.Mapping(line, [new MappingEntry(labels[i], line, node)]);
        }

        entries.Add(new MappingEntry(type, line, node));
        return true;
    }

    /// <summary>A name, or a text in quotes where a name may stand.</summary>
    private string? ReadName()
    {
        if (Next('"'))
        {
            return ReadQuoted();
        }

        var start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '-'))
        {
            position++;
        }

        return position == start ? null : text[start..position];
    }

    private void SkipBlank(bool acrossLines)
    {
        while (position < text.Length)
        {
            var character = text[position];
            if (character is ' ' or '\t' || (character == '\n' && acrossLines))
            {
                position++;
            }
            else if (IsComment(position) && (acrossLines || character != '#'))
            {
                var isInline = text[position + (character == '#' ? 0 : 1)] == '*';
                if (!isInline && !acrossLines)
                {
                    return;
                }

                SkipComment();
            }
            else
            {
                return;
            }
        }
    }

    private bool IsComment(int at) => text[at] == '#' || (text[at] == '/' && at + 1 < text.Length && text[at + 1] is '/' or '*');

    /// <summary>Over a comment; the break that ends its line stays.</summary>
    private void SkipComment()
    {
        var isInline = text[position] == '/' && text[position + 1] == '*';
        var end = isInline ? text.IndexOf("*/", position + 2, StringComparison.Ordinal) : text.IndexOf('\n', position);
        position = end < 0 ? text.Length : isInline ? end + 2 : end;
    }

    private void SkipLine()
    {
        var end = text.IndexOf('\n', Math.Min(position, text.Length));
        position = end < 0 ? text.Length : end;
    }

    /// <summary>Whether ends of texts are no longer looked for: what has so many that do not end is no HCL, and each is looked for to the end of its line, or of all.</summary>
    private bool IsTired => wasted > (long)MostProblems * text.Length;

    private bool Next(char character) => position < text.Length && text[position] == character;

    private int LineAt(int at)
    {
        var found = lineStarts.BinarySearch(at);
        return found >= 0 ? found + 1 : ~found;
    }

    private void Report() => problems.Add(new ReadProblem(LineAt(Math.Min(position, text.Length)), exceeded ?? "The line cannot be read as HCL."));

    private bool Count() => ++tokens <= limits.Nodes
        ? tokens <= limits.Tokens || Exceed("More tokens than the limit allows.")
        : Exceed("More nodes than the limit allows.");

    private bool Exceed(string message)
    {
        exceeded = message;
        return false;
    }
}
