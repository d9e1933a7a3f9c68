using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Layout;

namespace RepoMaturity.Git.Objects;

/// <summary>Lists tree after tree of a history: of a folder that did not change the entries are taken over, the very objects, so that who compares two lists need not look into them.</summary>
internal sealed class GrowingListing(IObjectReader reader)
{
    /// <summary>So many folders are kept in mind; beyond, all are forgotten.</summary>
    private const int MostKept = 100_000;

    private readonly Dictionary<(string Folder, string Tree), FileEntry[]> kept = [];

    /// <summary>Lists a tree with all below it.</summary>
    public TreeListing Of(string tree)
    {
        if (kept.Count > MostKept)
        {
            kept.Clear();
        }

        // What is odd in any way is for the one that says so.
        return List(string.Empty, tree, 0) is { } files ? new TreeListing(files, []) : TreeListing.Of(reader, tree);
    }

    private FileEntry[]? List(string folder, string tree, int depth)
    {
        if (kept.TryGetValue((folder, tree), out var known))
        {
            return known;
        }

        if (depth > EntryPath.DeepestFolder || reader.ReadTree(tree) is not { } items)
        {
            return null;
        }

        var files = new List<FileEntry>(items.Count);
        foreach (var item in items)
        {
            var path = RepositoryPath.Below(folder, item.Name);
            if (!EntryPath.IsSoundName(item.Name) || path.Length > EntryPath.LongestPath)
            {
                return null;
            }

            if (!GitMode.IsTree(item.Mode))
            {
                files.Add(new FileEntry(path, item.Id, GitMode.Kind(item.Mode)));
            }
            else if (List(path, item.Id, depth + 1) is { } below)
            {
                files.AddRange(below);
            }
            else
            {
                return null;
            }
        }

        // Git's order is that of the paths, but for characters that UTF-8 and UTF-16 order otherwise.
        if (!IsInOrder(files))
        {
            files.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        }

        if (files.Count > EntryPath.MostEntries || !IsInOrder(files))
        {
            return null;
        }

        FileEntry[] listed = [.. files];
        kept.Add((folder, tree), listed);
        return listed;
    }

    /// <summary>Whether the paths are in order, each once.</summary>
    private static bool IsInOrder(List<FileEntry> files)
    {
        for (var i = 1; i < files.Count; i++)
        {
            if (string.CompareOrdinal(files[i - 1].Path, files[i].Path) >= 0)
            {
                return false;
            }
        }

        return true;
    }
}
