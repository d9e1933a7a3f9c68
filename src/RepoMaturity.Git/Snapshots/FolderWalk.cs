using System.IO.Enumeration;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Git.Layout;

namespace RepoMaturity.Git.Snapshots;

/// <summary>Goes through a folder on disk without following links and without entering git directories.</summary>
internal sealed class FolderWalk
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly string top;
    private readonly bool isGit;
    private readonly SortedDictionary<string, DiskState> files = new(StringComparer.Ordinal);
    private readonly List<string> incompleteness = [];
    private int seen;

    private FolderWalk(string top, bool isGit)
    {
        this.top = top;
        this.isGit = isGit;
    }

    /// <summary>The files, in ordinal order of their paths.</summary>
    public IReadOnlyList<(string Path, DiskState State)> Files => [.. files.Select(file => (file.Key, file.Value))];

    /// <summary>What could not be read, a sentence each, in ordinal order.</summary>
    public IReadOnlyList<string> Incompleteness => [.. incompleteness.Order(StringComparer.Ordinal)];

    /// <summary>All files below a folder.</summary>
    /// <exception cref="RepositoryException">The folder itself cannot be read.</exception>
    public static FolderWalk Of(string top)
    {
        var walk = new FolderWalk(top, isGit: false);
        walk.Run(IgnoreRules.None);
        return walk;
    }

    /// <summary>The files of a work tree that git would not ignore; repositories inside it are not entered.</summary>
    /// <param name="rules">The rules of <c>info/exclude</c>; those of the <c>.gitignore</c> files are read on the way.</param>
    public static FolderWalk OfWorkTree(string top, IgnoreRules rules)
    {
        var walk = new FolderWalk(top, isGit: true);
        walk.Run(rules);
        return walk;
    }

    private void Run(IgnoreRules rules)
    {
        var open = new Stack<(string Folder, IgnoreRules Rules)>([(string.Empty, rules)]);
        while (open.TryPop(out var next))
        {
            if (seen > EntryPath.MostEntries)
            {
                incompleteness.Add($"The folder has more than {EntryPath.MostEntries} entries: not all are read.");
                return;
            }

            foreach (var (folder, inner) in Enter(next.Folder, next.Rules))
            {
                open.Push((folder, inner));
            }
        }
    }

    private List<(string Folder, IgnoreRules Rules)> Enter(string folder, IgnoreRules rules)
    {
        var folders = new List<(string, IgnoreRules)>();
        try
        {
            var entries = Entries(Path.Combine(top, folder));
            seen += entries.Count;
            if (isGit)
            {
                if (folder.Length > 0 && entries.Any(entry => entry.Name == ".git"))
                {
                    return folders;
                }

                rules = entries.Any(entry => entry.Name == ".gitignore") ? rules.With(folder, Path.Combine(top, folder, ".gitignore")) : rules;
            }

            foreach (var entry in entries)
            {
                var path = RepositoryPath.Below(folder, entry.Name);
                var fullPath = Path.Combine(top, path);
                var isFolder = entry.IsFolder && new DirectoryInfo(fullPath).LinkTarget is null;
                if (!EntryPath.IsSoundName(entry.Name) || rules.Ignore(path, isFolder))
                {
                    continue;
                }

                if (isFolder)
                {
                    folders.Add((path, rules));
                }
                else if (DiskFile.Look(new FileInfo(fullPath)) is { } state)
                {
                    files.TryAdd(path, state);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or RepositoryException)
        {
            if (folder.Length == 0 && !isGit)
            {
                throw new RepositoryException($"{top} cannot be read: make it readable for this user.", exception);
            }

            incompleteness.Add($"The folder {(folder.Length == 0 ? "at the top" : folder)} is not read completely: the file system refused.");
        }

        return folders;
    }

    /// <summary>What a folder names, and whether that is a folder or a link to one; nothing of it is looked at.</summary>
    private static List<(string Name, bool IsFolder)> Entries(string folder) =>
        [.. new FileSystemEnumerable<(string, bool)>(folder, (ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.IsDirectory), Everything)];
}
