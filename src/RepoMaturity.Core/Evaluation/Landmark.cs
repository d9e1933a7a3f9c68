using RepoMaturity.Core.Settings;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Finds the file to which remarks about no file are put: what is shown beside a file needs one that is there.</summary>
internal static class Landmark
{
    private const int NoRank = int.MaxValue;

    /// <summary>The configuration of the repository where it counts, else the README of the folder, else that of the whole; null where there is none.</summary>
    /// <param name="snapshot">The tree.</param>
    /// <param name="folder">The folder that is assessed; empty for the whole.</param>
    /// <param name="isConfigured">Whether what the people of the repository say counts.</param>
    public static string? Find(ISnapshot snapshot, string folder, bool isConfigured)
    {
        string? found = null;
        var best = NoRank;
        foreach (var entry in snapshot.Files)
        {
            // The first in ordinal order of those of one rank.
            if (entry.Kind is FileKind.Regular or FileKind.Executable && RankOf(entry.Path, folder, isConfigured) is var rank && rank < best)
            {
                (found, best) = (entry.Path, rank);
            }
        }

        return found;
    }

    private static int RankOf(string path, string folder, bool isConfigured) => Configuration.Places.IndexOf(path) switch
    {
        >= 0 when isConfigured => 0,
        _ when !IsReadme(RepositoryPath.Name(path)) => NoRank,
        _ when RepositoryPath.Folder(path) is var place && place == folder => 1,
        _ when RepositoryPath.Folder(path).Length == 0 => 2,
        _ => NoRank,
    };

    private static bool IsReadme(string name) => name.Equals("README", StringComparison.OrdinalIgnoreCase) || name.StartsWith("README.", StringComparison.OrdinalIgnoreCase);
}
