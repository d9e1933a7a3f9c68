namespace RepoMaturity.Git.History;

/// <summary>Files in which two trees differ.</summary>
internal sealed class TreeDifference
{
    private readonly List<string> changed = [];
    private readonly List<(string Path, string Id)> removed = [];
    private readonly List<(string Path, string Id)> added = [];

    /// <summary>Files that are in both, with other content.</summary>
    public IReadOnlyList<string> Changed => changed;

    /// <summary>Files of the older tree only, with the ids of their content.</summary>
    public IReadOnlyList<(string Path, string Id)> Removed => removed;

    /// <summary>Files of the newer tree only, with the ids of their content.</summary>
    public IReadOnlyList<(string Path, string Id)> Added => added;

    /// <summary>How many entries of folders were looked at.</summary>
    public int Entries { get; set; }

    /// <summary>All paths, in no certain order.</summary>
    public IEnumerable<string> Paths => changed.Concat(removed.Select(file => file.Path)).Concat(added.Select(file => file.Path));

    /// <summary>Takes a file in that is in both, with other content.</summary>
    public void Change(string path) => changed.Add(path);

    /// <summary>Takes a file in that is in the older tree only.</summary>
    public void Remove(string path, string id) => removed.Add((path, id));

    /// <summary>Takes a file in that is in the newer tree only.</summary>
    public void Add(string path, string id) => added.Add((path, id));

    /// <summary>Files that have another name and the same content, where no third file makes it a guess.</summary>
    public IEnumerable<(string From, string To)> Renames()
    {
        if (removed.Count == 0 || added.Count == 0)
        {
            return [];
        }

        var from = removed.GroupBy(file => file.Id, StringComparer.Ordinal).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.First().Path, StringComparer.Ordinal);
        return added.GroupBy(file => file.Id, StringComparer.Ordinal)
            .Where(group => group.Count() == 1 && from.ContainsKey(group.Key))
            .Select(group => (from[group.Key], group.First().Path));
    }
}
