namespace RepoMaturity.Core.Snapshots;

/// <summary>Paths inside a repository as texts: with <c>/</c>, relative to the root, the same on every platform.</summary>
public static class RepositoryPath
{
    /// <summary>No tree holds a longer path: what a text of such a length names is nowhere.</summary>
    private const int MostCharacters = 4_096;

    /// <summary>What this thread asked for last: one detector after the other asks for the name and the folder of the same path.</summary>
    [ThreadStatic]
    private static (string Path, string Name) lastName;

    [ThreadStatic]
    private static (string Path, string Folder) lastFolder;

    /// <summary>The folder of a path; empty for a path in the root.</summary>
    public static string Folder(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!ReferenceEquals(lastFolder.Path, path))
        {
            var slash = path.LastIndexOf('/');
            lastFolder = (path, slash < 0 ? string.Empty : path[..slash]);
        }

        return lastFolder.Folder;
    }

    /// <summary>The last part of a path.</summary>
    public static string Name(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!ReferenceEquals(lastName.Path, path))
        {
            lastName = (path, path[(path.LastIndexOf('/') + 1)..]);
        }

        return lastName.Name;
    }

    /// <summary>The path of a name in a folder; a folder that is empty is the root.</summary>
    public static string Below(string folder, string name)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return folder.Length == 0 ? name : folder + "/" + name;
    }

    /// <summary>A folder and those above it, nearest first; the root, which is empty, comes last.</summary>
    public static IEnumerable<string> Upwards(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        for (var at = folder; at.Length > 0; at = Folder(at))
        {
            yield return at;
        }

        yield return string.Empty;
    }

    /// <summary>
    /// A relative path as seen from a folder, with <c>.</c> and <c>..</c> resolved; a leading slash means the root. Null when it leads out of the repository, or is longer than
    /// any path is.
    /// </summary>
    public static string? Combine(string folder, string path)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(path);
        if (folder.Length + path.Length > MostCharacters)
        {
            return null;
        }

        var parts = new List<string>();
        var whole = path.StartsWith('/') ? path : folder + "/" + path;
        foreach (var part in whole.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                if (parts.Count == 0)
                {
                    return null;
                }

                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
