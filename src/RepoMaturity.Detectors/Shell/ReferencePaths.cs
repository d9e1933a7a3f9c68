using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Detectors.Shell;

/// <summary>Where a path that a command names may lie.</summary>
internal static class ReferencePaths
{
    /// <summary>Name of the argument with the folder that a text has changed into since a start that is not known.</summary>
    public const string Below = "below";

    /// <summary>The most folders that an image has around the files of a repository: <c>/usr/src/app</c>, <c>/opt/ml/code</c>.</summary>
    private const int MostFolders = 4;

    /// <summary>The same for a file of which the name alone is left.</summary>
    private const int MostFoldersOfName = 2;

    /// <summary>
    /// The candidates, nearest first: the folder of the command; where that is not known, or the path is not there, the folder of the file and those above it
    /// up to the root.
    /// </summary>
    public static IEnumerable<string> Candidates(RepositoryFacts.Site site, string target)
    {
        if (target.AsSpan().IndexOfAny('$', '*', '{') >= 0)
        {
            yield break;
        }

        if (site.Reference.Arguments.FirstOrDefault(argument => argument.Name == Below).Value is { } below)
        {
            target = below + "/" + target;
        }

        if (site.Reference.Folder is { } known && RepositoryPath.Combine(known, target.TrimStart('/')) is { } first)
        {
            yield return first;
        }

        foreach (var path in FromUpwards(site.File.Path, target.TrimStart('/')))
        {
            yield return path;
        }

        // In an image the folder is another one: /app/src/train.py is src/train.py here, /opt/airflow/src/train.py too.
        var from = target.StartsWith('/') ? 0 : -1;
        for (var dropped = 1; from >= 0 && dropped <= MostFolders && (from = target.IndexOf('/', from + 1)) > 0; dropped++)
        {
            var rest = target[(from + 1)..];
            if (dropped > MostFoldersOfName && !rest.Contains('/', StringComparison.Ordinal))
            {
                yield break;
            }

            foreach (var path in FromUpwards(site.File.Path, rest))
            {
                yield return path;
            }
        }
    }

    /// <summary>The first candidate that is a file of the repository; null when there is none.</summary>
    public static string? FindFile(RepositoryFacts repository, RepositoryFacts.Site site, string target) =>
        Candidates(site, target).FirstOrDefault(repository.HasFile);

    private static IEnumerable<string> FromUpwards(string file, string target) => RepositoryPath.Upwards(RepositoryPath.Folder(file))
        .Select(folder => RepositoryPath.Combine(folder, target))
        .OfType<string>();
}
