namespace RepoMaturity.Core.Rules;

/// <summary>A list that many files have alike, and hold together.</summary>
/// <param name="items">The items, each once.</param>
internal sealed class SharedList<TItem>(TItem[] items)
    where TItem : class
{
    /// <summary>Among more items than these one is looked up, not sought.</summary>
    private const int Many = 16;

    private Dictionary<TItem, int>? places;

    /// <summary>The empty list.</summary>
    public static SharedList<TItem> Empty { get; } = new([]);

    /// <summary>The items, not to be changed.</summary>
    public TItem[] Items => items;

    /// <summary>Whether the very object is in the list.</summary>
    public bool Contains(TItem item) => PlaceOf(item) >= 0;

    /// <summary>The place of the very object in the list; negative where it has none.</summary>
    public int PlaceOf(TItem item)
    {
        if (items.Length > Many)
        {
            return (places ??= Places()).TryGetValue(item, out var known) ? known : -1;
        }

        for (var place = 0; place < items.Length; place++)
        {
            if (ReferenceEquals(items[place], item))
            {
                return place;
            }
        }

        return -1;
    }

    private Dictionary<TItem, int> Places()
    {
        var all = new Dictionary<TItem, int>(items.Length, ReferenceEqualityComparer.Instance);
        foreach (var item in items)
        {
            all.Add(item, all.Count);
        }

        return all;
    }
}
