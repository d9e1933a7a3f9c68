namespace RepoMaturity.Core.Documents;

/// <summary>A table that is still growing: its node is there from the start, further lines add to its entries.</summary>
internal sealed class TomlTable
{
    private readonly List<MappingEntry> entries = [];
    private readonly Dictionary<string, TomlTable> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DocumentNode>> arrays = new(StringComparer.Ordinal);

    public TomlTable(int line) => Node = DocumentNode.Mapping(line, entries);

    /// <summary>The mapping.</summary>
    public DocumentNode Node { get; }

    /// <summary>Adds an entry, also where the key is there already.</summary>
    public void Add(string key, int line, DocumentNode value) => entries.Add(new MappingEntry(key, line, value));

    /// <summary>The table under a key, of an array of tables the last one; made where there is none.</summary>
    public TomlTable Table(string key, int line)
    {
        if (!tables.TryGetValue(key, out var table))
        {
            table = new TomlTable(line);
            tables.Add(key, table);
            Add(key, line, table.Node);
        }

        return table;
    }

    /// <summary>A further table of the array of tables under a key.</summary>
    public TomlTable Append(string key, int line)
    {
        if (!arrays.TryGetValue(key, out var items))
        {
            items = [];
            arrays.Add(key, items);
            Add(key, line, DocumentNode.Sequence(line, items));
        }

        var table = new TomlTable(line);
        items.Add(table.Node);
        tables[key] = table;
        return table;
    }
}
