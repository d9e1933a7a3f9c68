using RepoMaturity.Git.Layout;
using RepoMaturity.Git.Objects;

namespace RepoMaturity.Git;

/// <summary>Short looks at repositories that are not opened.</summary>
public static class RepositoryLook
{
    private const int DeepestFolder = 4;

    /// <summary>The repositories in a folder, itself among them, in ordinal order; what lies in one of them, in hidden folders or behind links is not looked at.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Full paths.</returns>
    public static IReadOnlyList<string> Find(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var found = new List<string>();
        Find(new DirectoryInfo(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), 0, found);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>The commit that <c>HEAD</c> of a repository stands for; null while it has none.</summary>
    /// <param name="folder">The folder of a repository.</param>
    /// <exception cref="RepositoryException">It is none, or its references cannot be read.</exception>
    public static string? Head(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new References(Layout(folder)).Head();
    }

    /// <summary>The files of a commit that are there, of those named; one that is too large is not.</summary>
    /// <param name="folder">The folder of a repository.</param>
    /// <param name="commit">The id of a commit.</param>
    /// <param name="paths">Paths from the top, each of a folder and a name or a name.</param>
    /// <param name="mostBytes">A larger file is left out.</param>
    /// <exception cref="RepositoryException">It is no repository.</exception>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Read(string folder, string commit, IReadOnlyList<string> paths, int mostBytes)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);

        // The program of its own that reads objects is all that can fall over them.
        using var store = GitProgramStore.TryOpen(Layout(folder)) ?? throw new RepositoryException("The git program is not found: install git and put it on the search path.");
        using var reader = store.OpenReader();
        if (reader.ReadCommit(commit) is not { } found || reader.ReadTree(found.Tree) is not { } root)
        {
            return files;
        }

        foreach (var inFolder in paths.GroupBy(path => path.Contains('/', StringComparison.Ordinal) ? path.Split('/')[0] : string.Empty, StringComparer.Ordinal))
        {
            var tree = inFolder.Key.Length == 0 ? root
                : root.FirstOrDefault(item => item.Name == inFolder.Key && GitMode.IsTree(item.Mode)) is { Id: { } id } ? reader.ReadTree(id) : null;
            foreach (var path in inFolder)
            {
                var name = path.Split('/')[^1];
                if (tree?.FirstOrDefault(item => item.Name == name && !GitMode.IsTree(item.Mode)) is { Id: { } blob } && reader.ReadBlob(blob, mostBytes) is { Unread: null } content)
                {
                    files[path] = content.Bytes;
                }
            }
        }

        return files;
    }

    private static GitLayout Layout(string folder) =>
        GitDiscovery.Find(Path.GetFullPath(folder)) ?? throw new RepositoryException($"{folder} belongs to no git repository, so it has no commits: make it one, or clone it anew.");

    private static void Find(DirectoryInfo folder, int depth, List<string> found)
    {
        if (GitDiscovery.IsTop(folder.FullName))
        {
            found.Add(folder.FullName);
            return;
        }

        if (depth == DeepestFolder)
        {
            return;
        }

        try
        {
            foreach (var inner in folder.EnumerateDirectories().Where(inner => inner.LinkTarget is null && !inner.Name.StartsWith('.')))
            {
                Find(inner, depth + 1, found);
            }
        }
        catch (UnauthorizedAccessException)
        {
            // What this person may not look into is nothing that they scan.
        }
    }
}
