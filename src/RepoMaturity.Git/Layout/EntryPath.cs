namespace RepoMaturity.Git.Layout;

/// <summary>
/// Which paths of trees and indexes are believed. Git writes no others; a made-up one could lead out of the work tree or into its git directory.
/// </summary>
internal static class EntryPath
{
    /// <summary>Longest path that is believed, in characters: no system opens a longer one.</summary>
    public const int LongestPath = 4096;

    /// <summary>Deepest folder that is believed: far deeper than any repository, and few enough for trees that were made to be deep.</summary>
    public const int DeepestFolder = 256;

    /// <summary>Most entries, folders included, that a tree may have: far more than any repository, and few enough to hold in memory.</summary>
    public const int MostEntries = 1_000_000;

    /// <summary>Whether a path is relative and each of its parts can be a name.</summary>
    public static bool IsSound(string path)
    {
        if (path.Length is 0 or > LongestPath)
        {
            return false;
        }

        foreach (var part in path.AsSpan().Split('/'))
        {
            if (!IsSoundName(path.AsSpan(part)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a name can be one part of a path.</summary>
    public static bool IsSoundName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name is "." or ".." || name.ContainsAny('/', '\0') || name.Equals(".git", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return !OperatingSystem.IsWindows() || !name.ContainsAny('\\', ':');
    }
}
