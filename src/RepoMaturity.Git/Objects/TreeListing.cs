using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Layout;

namespace RepoMaturity.Git.Objects;

/// <summary>All files of a tree.</summary>
/// <param name="Files">The files, in ordinal order of their paths.</param>
/// <param name="Incompleteness">What of it could not be read, a sentence each.</param>
internal sealed record TreeListing(IReadOnlyList<FileEntry> Files, IReadOnlyList<string> Incompleteness)
{
    // Who made a tree to be unreadable need not be told about each entry.
    private const int MostSentences = 100;

    /// <summary>Lists a tree with all below it.</summary>
    /// <param name="folder">Where the tree stands in the repository; empty for the root.</param>
    public static TreeListing Of(IObjectReader reader, string tree, string folder = "")
    {
        var files = new Dictionary<string, FileEntry>(StringComparer.Ordinal);
        var incompleteness = new List<string>();

        // One tree may stand in many places: what it holds is read, and kept, once.
        var known = new Dictionary<string, IReadOnlyList<TreeItem>?>(StringComparer.Ordinal);
        var open = new Stack<(string Path, string Tree, int Depth)>([(folder, tree, 0)]);
        for (var seen = 0; open.TryPop(out var next);)
        {
            if (!known.TryGetValue(next.Tree, out var items))
            {
                known.Add(next.Tree, items = reader.ReadTree(next.Tree));
            }

            if (items is null)
            {
                Say($"{Words(next.Path)} is not read: its tree is missing or damaged in the object store.");
                continue;
            }

            seen += items.Count;
            if (seen > EntryPath.MostEntries)
            {
                Say($"{Words(next.Path)} and what follows is not read: the tree has more than {EntryPath.MostEntries} entries.");
                break;
            }

            foreach (var item in items)
            {
                var path = RepositoryPath.Below(next.Path, item.Name);
                if (!EntryPath.IsSoundName(item.Name) || path.Length > EntryPath.LongestPath || next.Depth == EntryPath.DeepestFolder)
                {
                    Say($"An entry of {Words(next.Path, inSentence: true)} is not read: its name is none, or too long or too deep.");
                }
                else if (GitMode.IsTree(item.Mode))
                {
                    open.Push((path, item.Id, next.Depth + 1));
                }
                else if (!files.TryAdd(path, new FileEntry(path, item.Id, GitMode.Kind(item.Mode))))
                {
                    Say($"An entry of {Words(next.Path, inSentence: true)} is not read: its name is that of another one.");
                }
            }
        }

        return new TreeListing([.. files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)], incompleteness);

        void Say(string sentence)
        {
            if (incompleteness.Count < MostSentences)
            {
                incompleteness.Add(sentence);
            }
        }
    }

    private static string Words(string folder, bool inSentence = false)
    {
        var words = folder.Length == 0 ? "The root folder" : $"The folder {folder}";
        return inSentence ? "t" + words[1..] : words;
    }
}
