using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Detectors.Shell;

namespace RepoMaturity.Detectors.CodeBuild;

/// <summary>The build specifications of AWS CodeBuild.</summary>
internal static class BuildFiles
{
    /// <summary>The file that the service looks for, in the root of the source, where a project names none.</summary>
    public const string Default = "buildspec.yml";

    /// <summary>More files of that name than these belong to projects that nobody can tell apart.</summary>
    private const int Most = 4;

    /// <summary>Adds the reference of a project that names no file.</summary>
    public static void AddDefault(FactWriter facts, Position position, string? scope) =>
        facts.Add(new Reference(AppliedFiles.Kind, Default, position, scope) { Folder = string.Empty, Text = "build " + Default });

    /// <summary>The default files below the root: the folders that hold them become sources of their own.</summary>
    public static IReadOnlyList<string> Below(RepositoryFacts repository)
    {
        var found = repository.Entries.Select(entry => entry.Path).Where(path => RepositoryPath.Name(path) == Default).Take(Most + 1).ToList();
        return found.Count > Most ? [] : found;
    }
}
