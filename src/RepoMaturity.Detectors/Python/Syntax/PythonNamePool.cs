namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>Keeps each name of a file once: names repeat far more often than they differ.</summary>
internal sealed class PythonNamePool
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>Makes an empty pool.</summary>
    public PythonNamePool() => lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The name with these characters.</summary>
    public string Get(ReadOnlySpan<char> characters)
    {
        if (lookup.TryGetValue(characters, out var name))
        {
            return name;
        }

        name = characters.ToString();
        names.Add(name);
        return name;
    }
}
