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
    /// <param name="configuration">What the people of the repository say; null where that does not count. What it excludes is no place.</param>
    public static string? Find(ISnapshot snapshot, string folder, Configuration? configuration)
    {
        string? found = null;
        var best = NoRank;
        foreach (var entry in snapshot.Files)
        {
            // The first in ordinal order of those of one rank.
            if (entry.Kind is FileKind.Regular or FileKind.Executable && RankOf(entry.Path, folder, configuration) is var rank && rank < best)
            {
                (found, best) = (entry.Path, rank);
            }
        }

        return found;
    }

    private static int RankOf(string path, string folder, Configuration? configuration) => Configuration.Places.IndexOf(path) switch
    {
        >= 0 when configuration is not null => 0,
        _ when !IsReadme(RepositoryPath.Name(path)) || configuration?.Exclude.Matches(path) == true => NoRank,
        _ when RepositoryPath.Folder(path) is var place && place == folder => 1,
        _ when RepositoryPath.Folder(path).Length == 0 => 2,
        _ => NoRank,
    };

    private static bool IsReadme(string name) => name.Equals("README", StringComparison.OrdinalIgnoreCase) || name.StartsWith("README.", StringComparison.OrdinalIgnoreCase);
}
