using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace RepoMaturity.Core.Rules;

/// <summary>Lists of which many hold the very same objects in the same order: each is kept once. May be asked from several threads.</summary>
internal sealed class SharedLists<TItem>
    where TItem : class
{
    private readonly ConcurrentDictionary<TItem[], SharedList<TItem>> lists = new(SameItems.Comparer);

    /// <summary>The list of these items.</summary>
    public SharedList<TItem> Of(TItem[] items) => items.Length == 0 ? SharedList<TItem>.Empty
        : lists.TryGetValue(items, out var known) ? known
        : lists.GetOrAdd(items, new SharedList<TItem>(items));

    private sealed class SameItems : IEqualityComparer<TItem[]>
    {
        public static SameItems Comparer { get; } = new();

        public bool Equals(TItem[]? x, TItem[]? y)
        {
            if (ReferenceEquals(x, y) || x is null || y is null || x.Length != y.Length)
            {
                return ReferenceEquals(x, y);
            }

            for (var i = 0; i < x.Length; i++)
            {
                if (!ReferenceEquals(x[i], y[i]))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode(TItem[] obj)
        {
            var hash = obj.Length;
            foreach (var item in obj)
            {
                hash = (hash * 31) + RuntimeHelpers.GetHashCode(item);
            }

            return hash;
        }
    }
}
