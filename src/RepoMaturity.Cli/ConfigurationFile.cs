using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;
using RepoMaturity.Git;

namespace RepoMaturity.Cli;

/// <summary>Configurations as files of this machine.</summary>
internal static class ConfigurationFile
{
    /// <summary>The day it is (UTC).</summary>
    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    /// <summary>Reads a configuration. The report names it without its folder, which is no business of its readers.</summary>
    public static Configuration Read(string file, RuleSet rules, DateOnly day)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"There is no configuration '{file}'.");
        }

        return ConfigurationReader.Read(Path.GetFileName(file), SourceText.Decode(File.ReadAllBytes(file)), rules, day);
    }

    /// <summary><c>ci/maturity.yml:12: ...</c>.</summary>
    public static string Say(string file, RuleProblem problem) => $"{file}:{problem.Line}: {problem.Message}";

    /// <summary>The path, from the top, of a configuration that lies in a work tree but is not tracked; null where there is none.</summary>
    public static string? Untracked(OpenedRepository opened, string folder)
    {
        var top = Top(opened, folder);
        return opened.Implementation == "folder" ? null : Configuration.Places.FirstOrDefault(place => File.Exists(Path.Combine(top, place)));
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
