namespace RepoMaturity.Core.Documents;

/// <summary>
/// A node of a structured document (YAML, JSON, TOML): one shape for the three, tolerant and with lines. Duplicate keys and unknown
/// tags are kept. Nothing is converted to a type.
/// </summary>
public sealed class DocumentNode
{
    private DocumentNode(NodeKind kind, int line)
    {
        Kind = kind;
        Line = line;
    }

    /// <summary>An empty scalar at line 1: what an absent node is read as.</summary>
    public static DocumentNode Absent { get; } = Scalar(1, string.Empty);

    /// <summary>The shape.</summary>
    public NodeKind Kind { get; }

    /// <summary>Line of the first character, from 1.</summary>
    public int Line { get; }

    /// <summary>Text of a scalar as the format reads it (quotes and escapes resolved); null for mappings and sequences.</summary>
    public string? Value { get; private init; }

    /// <summary>Whether a scalar was quoted, so that <c>"true"</c> and <c>true</c> can be told apart.</summary>
    public bool IsQuoted { get; private init; }

    /// <summary>The explicit YAML tag as written (<c>!reference</c>); null without one.</summary>
    public string? Tag { get; private init; }

    /// <summary>Entries of a mapping in the order written, duplicates included; empty for the others.</summary>
    public IReadOnlyList<MappingEntry> Entries { get; private init; } = [];

    /// <summary>Items of a sequence; empty for the others.</summary>
    public IReadOnlyList<DocumentNode> Items { get; private init; } = [];

    /// <summary>The value of the last entry with this key (the one a YAML or JSON parser would keep); null when there is none or this is no mapping.</summary>
    public DocumentNode? this[string key]
    {
        get
        {
            for (var i = Entries.Count - 1; i >= 0; i--)
            {
                if (Entries[i].Key == key)
                {
                    return Entries[i].Value;
                }
            }

            return null;
        }
    }

    /// <summary>Makes a scalar.</summary>
    public static DocumentNode Scalar(int line, string value, bool isQuoted = false, string? tag = null) =>
        new(NodeKind.Scalar, line) { Value = value, IsQuoted = isQuoted, Tag = tag };

    /// <summary>Makes a sequence.</summary>
    public static DocumentNode Sequence(int line, IReadOnlyList<DocumentNode> items, string? tag = null) =>
        new(NodeKind.Sequence, line) { Items = items, Tag = tag };

    /// <summary>Makes a mapping.</summary>
    public static DocumentNode Mapping(int line, IReadOnlyList<MappingEntry> entries, string? tag = null) =>
        new(NodeKind.Mapping, line) { Entries = entries, Tag = tag };

    /// <summary>Follows keys through nested mappings; null where one is missing.</summary>
    public DocumentNode? Find(params ReadOnlySpan<string> keys)
    {
        var node = this;
        foreach (var key in keys)
        {
            node = node[key];
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    /// <summary>The node and all below it, in the order written. Without recursion: documents may be nested deeply.</summary>
    public IEnumerable<DocumentNode> Whole()
    {
        var open = new Stack<DocumentNode>([this]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var inner in node.Items.Concat(node.Entries.Select(entry => entry.Value)).Reverse())
            {
                open.Push(inner);
            }
        }
    }

    /// <summary>
    /// The scalars that a node of the common "one or many" style holds: a scalar is itself, a sequence its scalar items; a mapping has none.
    /// </summary>
    public IEnumerable<DocumentNode> OneOrMany() => Kind switch
    {
        NodeKind.Scalar => [this],
        NodeKind.Sequence => Items.Where(item => item.Kind == NodeKind.Scalar),
        _ => [],
    };
}
