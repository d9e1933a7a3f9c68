namespace RepoMaturity.Core.Documents;

/// <summary>
/// Reads files of sections as Python's configparser does (https://docs.python.org/3/library/configparser.html): a mapping of sections to mappings of keys; a value goes on over the
/// indented lines that follow and keeps their line breaks, its node standing on the line of its key. Keys before the first section belong to the root.
/// </summary>
public sealed class IniReader : IReader<StructuredDocument>
{
    private IniReader()
    {
    }

    /// <summary>The one reader there is.</summary>
    public static IniReader Instance { get; } = new();

    /// <inheritdoc/>
    public StructuredDocument Read(SourceText source, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(limits);
        return Admission.Refuse(source, limits)
            ?? TemplateMask.Read(Admission.WithoutMark(source.Text), TemplateMask.Style.Words, (text, _) => Parse(text, limits));
    }

    private static StructuredDocument Parse(string text, ReadLimits limits)
    {
        var root = new List<MappingEntry>();
        var section = root;
        var problems = new List<ReadProblem>();
        var value = new List<string>();
        var line = 0;
        var nodes = 0;
        MappingEntry? open = null;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            line++;
            var whole = text.AsSpan(range);
            var content = whole.Trim();
            if (content.IsEmpty || content[0] is '#' or ';')
            {
                if (open is not null)
                {
                    value.Add(string.Empty);
                }

                continue;
            }

            if (++nodes > limits.Nodes)
            {
                problems.Add(new ReadProblem(line, "More nodes than the limit allows."));
                break;
            }

            if (open is not null && char.IsWhiteSpace(whole[0]))
            {
                value.Add(content.ToString());
                continue;
            }

            Close(section, open, value);
            open = null;
            if (content[0] == '[' && content.IndexOf(']') is > 0 and var end)
            {
                section = [];
                root.Add(new MappingEntry(content[1..end].Trim().ToString(), line, DocumentNode.Mapping(line, section)));
                continue;
            }

            var sign = content.IndexOfAny('=', ':');
            open = new MappingEntry((sign < 0 ? content : content[..sign].TrimEnd()).ToString(), line, DocumentNode.Absent);
            value.Add(sign < 0 ? string.Empty : content[(sign + 1)..].TrimStart().ToString());
        }

        Close(section, open, value);
        return new StructuredDocument(root.Count > 0 ? [DocumentNode.Mapping(1, root)] : [], problems);
    }

    private static void Close(List<MappingEntry> section, MappingEntry? open, List<string> value)
    {
        if (open is not null)
        {
            section.Add(open with { Value = DocumentNode.Scalar(open.Line, string.Join('\n', value).TrimEnd()) });
        }

        value.Clear();
    }
}
