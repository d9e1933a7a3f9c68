using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;
using RepoMaturity.Git;

namespace RepoMaturity.Cli;

/// <summary>Configurations as files of this machine.</summary>
internal static class ConfigurationFile
{
    /// <summary>Far more than any configuration has.</summary>
    private const int LargestFile = 1024 * 1024;

    /// <summary>The day it is (UTC).</summary>
    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    /// <summary>Reads a configuration. The report names it without its folder, which is no business of its readers.</summary>
    public static Configuration Read(string file, RuleSet rules, DateOnly day)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"There is no configuration '{file}'.");
        }

        return ConfigurationReader.Read(Path.GetFileName(file), SourceText.Decode(NamedFile.Read(file, LargestFile) ?? throw new UsageException($"'{file}' is larger than any configuration needs.")), rules, day);
    }

    /// <summary><c>ci/maturity.yml:12: ...</c>.</summary>
    public static string Say(string file, RuleProblem problem) => $"{file}:{problem.Line}: {problem.Message}";

    /// <summary>The path, from the top, of a configuration that lies in a work tree but is not tracked; null where there is none.</summary>
    public static string? Untracked(OpenedRepository opened, string folder)
    {
        var top = Top(opened, folder);
        return opened.Implementation == "folder" ? null : Configuration.Places.FirstOrDefault(place => IsFile(top, place));
    }

    /// <summary>Whether the way to a configuration leads over a link, perhaps out of the work tree.</summary>
    public static bool IsLinked(string top, string place) => new FileInfo(Path.Combine(top, place)) is { LinkTarget: not null } or { Directory.LinkTarget: not null };

    /// <summary>Whether a configuration that nobody named lies in a work tree. What has no length says nothing, and may be a pipe.</summary>
    private static bool IsFile(string top, string place) => !IsLinked(top, place) && new FileInfo(Path.Combine(top, place)) is { Exists: true, Length: > 0 };

    /// <summary>Where in a repository a file of this machine lies, from its top; null where it lies elsewhere.</summary>
    public static string? Place(OpenedRepository opened, string folder, string file)
    {
        var place = Path.GetRelativePath(Top(opened, folder), Path.GetFullPath(file)).Replace('\\', '/');
        return Path.IsPathRooted(place) || place == ".." || place.StartsWith("../", StringComparison.Ordinal) ? null : place;
    }

    /// <summary>The top folder of a repository.</summary>
    public static string Top(OpenedRepository opened, string folder)
    {
        var top = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        foreach (var _ in opened.RelativePath.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            top = Path.GetDirectoryName(top) ?? top;
        }

        return top;
    }
}
