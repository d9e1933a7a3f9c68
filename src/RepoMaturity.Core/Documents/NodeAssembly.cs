namespace RepoMaturity.Core.Documents;

/// <summary>
/// Puts the nodes of a document together from the events of a parser, without recursion. It counts nodes, also those that an alias would repeat,
/// and depth, also through aliases, so that whoever walks the finished nodes stays within the limits as well.
/// </summary>
internal sealed class NodeAssembly(ReadLimits limits)
{
    private readonly List<DocumentNode> roots = [];
    private readonly List<OpenNode> open = [];
    private readonly Dictionary<string, AnchoredNode> anchors = new(StringComparer.Ordinal);
    private int nodes;

    /// <summary>The documents that are complete, in order.</summary>
    public IReadOnlyList<DocumentNode> Roots => roots;

    /// <summary>Which limit was met, as a sentence; null while none was. Nothing is added after that.</summary>
    public string? Exceeded { get; private set; }

    /// <summary>
    /// Where first a mapping stands as a key inside <c>{ }</c>, which is what an unquoted <c>{{ }}</c> looks like to YAML; null when nowhere.
    /// </summary>
    public int? LineOfMappingAsKey { get; private set; }

    /// <summary>Whether the next node is the key of an entry.</summary>
    public bool ExpectsKey => open.Count > 0 && open[^1] is { Kind: NodeKind.Mapping, Key: null };

    /// <summary>Starts another document: anchors hold within one.</summary>
    public void BeginDocument() => anchors.Clear();

    /// <summary>Adds the key of the entry whose value comes next.</summary>
    public void AddKey(string key, int line, bool isMerge = false)
    {
        var node = open[^1];
        node.Key = key;
        node.KeyLine = line;
        node.Merges |= isMerge;
    }

    /// <summary>Adds a scalar.</summary>
    public void AddScalar(DocumentNode scalar, string? anchor = null)
    {
        if (!Count(1))
        {
            return;
        }

        // Whoever walks the nodes reads the text once for each alias, so a long one counts as more than one node then.
        var size = 1 + (scalar.Value!.Length / 64);
        Remember(anchor, scalar, size, 0);
        Place(scalar, size, 0);
    }

    /// <summary>Adds the node that an anchor names: the same object, not a copy. False when there is no such node, or it is still open.</summary>
    public bool AddAlias(string anchor, int line)
    {
        var found = anchors.TryGetValue(anchor, out var anchored);
        if (found && open.Count + anchored.Height > limits.Depth)
        {
            Exceeded = "Deeper than the limit allows, through aliases.";
            return true;
        }

        var target = found ? anchored : new AnchoredNode(DocumentNode.Scalar(line, string.Empty), 1, 0);
        if (Count(target.Size))
        {
            Place(target.Node, target.Size, target.Height);
        }

        return found;
    }

    /// <summary>Opens a mapping or a sequence.</summary>
    public void Open(NodeKind kind, int line, string? tag = null, string? anchor = null, bool isFlow = false)
    {
        if (open.Count >= limits.Depth)
        {
            Exceeded = "Deeper than the limit allows.";
            return;
        }

        if (Count(1))
        {
            open.Add(new OpenNode(kind, line, tag, anchor, isFlow));
        }
    }

    /// <summary>Closes the mapping or sequence that was opened last.</summary>
    public void Close()
    {
        var node = open[^1];
        open.RemoveAt(open.Count - 1);
        if (node.Merges && !Merge(node))
        {
            return;
        }

        var made = node.ToNode();
        Remember(node.Anchor, made, node.Size, node.Height);
        Place(made, node.Size, node.Height);
    }

    /// <summary>Ends a document that breaks off, with what its root holds so far; entries that are still open are dropped.</summary>
    public void KeepCompleteEntries()
    {
        if (open.Count > 0)
        {
            roots.Add(open[0].ToNode());
            open.Clear();
        }
    }

    /// <summary>Ends a document that breaks off, with all that was read.</summary>
    public void KeepOpenEntries()
    {
        Exceeded = null;
        nodes = 0;
        while (open.Count > 0)
        {
            Close();
        }
    }

    // Shallow, as YAML 1.1 describes it: own keys win, then the first mapping merged. https://yaml.org/type/merge.html
    private bool Merge(OpenNode node)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var sources = new List<DocumentNode>();
        foreach (var entry in node.Entries)
        {
            if (entry.Key != "<<" || entry.Value.Kind == NodeKind.Scalar)
            {
                keys.Add(entry.Key);
            }
            else
            {
                sources.AddRange(entry.Value.Kind == NodeKind.Mapping ? [entry.Value] : entry.Value.Items);
            }
        }

        node.Entries.RemoveAll(entry => entry.Key == "<<" && entry.Value.Kind != NodeKind.Scalar);
        foreach (var source in sources)
        {
            if (!Count(source.Entries.Count))
            {
                return false;
            }

            foreach (var entry in source.Entries)
            {
                if (keys.Add(entry.Key))
                {
                    node.Entries.Add(entry);
                }
            }
        }

        return true;
    }

    private bool Count(int more)
    {
        nodes = (int)Math.Min((long)nodes + more, int.MaxValue);
        if (nodes > limits.Nodes)
        {
            Exceeded = "More nodes than the limit allows.";
        }

        return Exceeded is null;
    }

    private void Remember(string? anchor, DocumentNode node, int size, int height)
    {
        if (anchor is not null)
        {
            anchors[anchor] = new AnchoredNode(node, size, height);
        }
    }

    private void Place(DocumentNode node, int size, int height)
    {
        if (open.Count == 0)
        {
            roots.Add(node);
            return;
        }

        var parent = open[^1];
        if (parent is { Kind: NodeKind.Mapping, Key: null })
        {
            if (node.Kind == NodeKind.Mapping && parent.IsFlow)
            {
                LineOfMappingAsKey ??= node.Line;
            }

            AddKey(node.Value ?? string.Empty, node.Line);
            return;
        }

        parent.Take(node, size, height);
    }

    private readonly record struct AnchoredNode(DocumentNode Node, int Size, int Height);

    private sealed class OpenNode(NodeKind kind, int line, string? tag, string? anchor, bool isFlow)
    {
        private readonly List<DocumentNode> items = [];

        public NodeKind Kind => kind;

        public string? Anchor => anchor;

        public bool IsFlow => isFlow;

        public List<MappingEntry> Entries { get; } = [];

        public string? Key { get; set; }

        public int KeyLine { get; set; }

        public bool Merges { get; set; }

        public int Size { get; private set; } = 1;

        public int Height { get; private set; } = 1;

        public void Take(DocumentNode node, int size, int height)
        {
            Size = (int)Math.Min((long)Size + size, int.MaxValue);
            Height = Math.Max(Height, height + 1);
            if (kind == NodeKind.Sequence)
            {
                items.Add(node);
                return;
            }

            Entries.Add(new MappingEntry(Key!, KeyLine, node));
            Key = null;
        }

        public DocumentNode ToNode() => kind == NodeKind.Mapping
            ? DocumentNode.Mapping(line, Entries, tag)
            : DocumentNode.Sequence(line, items, tag);
    }
}
