using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Layout;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git.History;

/// <summary>Compares trees, reading only the folders that differ. Neighbours in a history share most folders, so those that were read are kept for a while.</summary>
/// <param name="reader">Reads the trees.</param>
/// <param name="known">What was found before; null where nothing is kept.</param>
internal sealed class TreeComparison(IObjectReader reader, KeptDifferences? known = null)
{
    private const int MostKept = 4_096;

    /// <summary>Most entries of differing folders that are looked at in all: a tree can be made to name more than there is time for.</summary>
    private const int MostEntries = 2_000_000;

    private readonly Dictionary<string, IReadOnlyList<TreeItem>?> kept = new(StringComparer.Ordinal);

    private long entries;

    /// <summary>The files in which two trees differ; null where a folder of them cannot be read, or too much was read already.</summary>
    /// <param name="older">The older tree; null for none, so that every file is new.</param>
    /// <param name="newer">The newer tree.</param>
    public TreeDifference? Compare(string? older, string newer)
    {
        if (known?.Find(older, newer) is { } found && entries + found.Entries <= MostEntries)
        {
            entries += found.Entries;
            return found;
        }

        var before = entries;
        if (CompareFolders(older, newer) is not { } difference)
        {
            return null;
        }

        difference.Entries = (int)(entries - before);
        known?.Keep(older, newer, difference);
        return difference;
    }

    private TreeDifference? CompareFolders(string? older, string newer)
    {
        var difference = new TreeDifference();
        var open = new Stack<(string Folder, string? Older, string? Newer, int Depth)>([(string.Empty, older, newer, 0)]);
        while (open.TryPop(out var next))
        {
            if (entries > MostEntries || Read(next.Older) is not { } before || Read(next.Newer) is not { } after)
            {
                return null;
            }

            foreach (var (name, was, became) in Pairs(before, after))
            {
                var path = RepositoryPath.Below(next.Folder, name);
                if (next.Depth < EntryPath.DeepestFolder && path.Length <= EntryPath.LongestPath)
                {
                    Take(path, was, became, next.Depth);
                }
            }
        }

        return difference;

        void Take(string path, TreeItem? was, TreeItem? became, int depth)
        {
            var (folderWas, folderBecame) = (Folder(was), Folder(became));
            if (folderWas is not null || folderBecame is not null)
            {
                open.Push((path, folderWas, folderBecame, depth + 1));
            }

            switch (File(was), File(became))
            {
                case (not null, not null):
                    difference.Change(path);
                    break;
                case ({ } id, null):
                    difference.Remove(path, id);
                    break;
                case (null, { } id):
                    difference.Add(path, id);
                    break;
            }
        }
    }

    private static string? Folder(TreeItem? item) => item is { } entry && GitMode.IsTree(entry.Mode) ? entry.Id : null;

    private static string? File(TreeItem? item) => item is { } entry && !GitMode.IsTree(entry.Mode) ? entry.Id : null;

    /// <summary>Entries that differ, by name. Both lists have git's order, so what is equal at their beginnings and ends is passed over first.</summary>
    private static IEnumerable<(string Name, TreeItem? Was, TreeItem? Became)> Pairs(IReadOnlyList<TreeItem> before, IReadOnlyList<TreeItem> after)
    {
        var (start, end) = (0, 0);
        var least = Math.Min(before.Count, after.Count);
        while (start < least && before[start] == after[start])
        {
            start++;
        }

        while (end < least - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        var rest = new Dictionary<string, TreeItem>(StringComparer.Ordinal);
        for (var i = start; i < before.Count - end; i++)
        {
            rest.TryAdd(before[i].Name, before[i]);
        }

        for (var i = start; i < after.Count - end; i++)
        {
            var became = after[i];
            var isBoth = rest.Remove(became.Name, out var was);
            if (!isBoth || was != became)
            {
                yield return (became.Name, isBoth ? was : null, became);
            }
        }

        foreach (var was in rest.Values)
        {
            yield return (was.Name, was, null);
        }
    }

    private IReadOnlyList<TreeItem>? Read(string? tree)
    {
        if (tree is null)
        {
            return [];
        }

        if (!kept.TryGetValue(tree, out var items))
        {
            if (kept.Count == MostKept)
            {
                kept.Clear();
            }

            items = reader.ReadTree(tree);
            kept.Add(tree, items);
        }

        entries += items?.Count ?? 0;
        return items;
    }
}
