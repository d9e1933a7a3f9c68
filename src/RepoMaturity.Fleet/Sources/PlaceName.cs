using RepoMaturity.Git.Remotes;

namespace RepoMaturity.Fleet.Sources;

/// <summary>What repositories are called by where they are.</summary>
internal static class PlaceName
{
    /// <summary><c>HOST/OWNER/NAME</c>.</summary>
    public static string Of(RemoteAddress address)
    {
        var path = address.Url.AbsolutePath.Trim('/');
        return $"{address.Url.Authority}/{(path.EndsWith(".git", StringComparison.Ordinal) ? path[..^".git".Length] : path)}";
    }

    /// <summary>The path of a folder in another, with <c>/</c>; of that folder itself, its own name.</summary>
    public static string Of(string folder, string within)
    {
        var path = Path.GetRelativePath(within, folder);
        path = path == "." ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) : path.Replace('\\', '/');
        return path.EndsWith(".git", StringComparison.Ordinal) && path.Length > ".git".Length && path[^5] != '/' ? path[..^".git".Length] : path;
    }
}
