using RepoMaturity.BuiltInRules;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Cli;

/// <summary>Loads rules: those built in, and those of a folder.</summary>
internal static class RuleSource
{
    /// <summary>The built-in rules, together with those of a folder where one is given.</summary>
    public static RuleSet Load(string? folder)
    {
        if (folder is null)
        {
            return BuiltInRuleSet.Load();
        }

        var added = ReadFolder(folder);
        var loaded = RuleLoader.Load([.. IsWhole(added) ? [] : BuiltInRuleSet.Files(), .. added], withExamples: false);
        return loaded.Rules ?? throw new UsageException(string.Join('\n', loaded.Problems.Select(problem => Say(folder, problem)).Prepend("The rules have mistakes:")));
    }

    /// <summary>Whether the files are a rules folder of their own, and not one that adds to the built-in rules.</summary>
    public static bool IsWhole(IReadOnlyList<RuleFile> files) => files.Any(file => file.Path == "practices.yml");

    public static IReadOnlyList<RuleFile> ReadFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"There is no rules folder '{folder}'.");
        }

        IReadOnlyList<RuleFile> files = [.. Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories)
            .Select(file => RuleFile.Parse(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)))
            .Where(file => !file.Path.StartsWith("schema/", StringComparison.Ordinal))];
        return files.Count > 0 ? files : throw new UsageException($"There is no rule file (*.yml) in '{folder}'.");
    }

    /// <summary><c>rules/kinds.yml:12: ...</c>.</summary>
    public static string Say(string folder, RuleProblem problem) => $"{folder.TrimEnd('/', '\\')}/{problem}";
}
