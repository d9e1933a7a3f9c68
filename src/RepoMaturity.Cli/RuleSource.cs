using RepoMaturity.BuiltInRules;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Cli;

/// <summary>Loads rules: those built in, and those of a folder.</summary>
internal static class RuleSource
{
    /// <summary>The file that makes a rules folder a whole one.</summary>
    public const string Practices = "practices.yml";

    private const int LargestFile = 4 * 1024 * 1024;

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

    /// <summary>The files of the rules built in, which carry no examples.</summary>
    public static IReadOnlyList<RuleFile> BuiltIn() => BuiltInRuleSet.Files();

    /// <summary>Whether the files are a rules folder of their own, and not one that adds to the built-in rules.</summary>
    public static bool IsWhole(IReadOnlyList<RuleFile> files) => files.Any(file => file.Path == Practices);

    public static IReadOnlyList<RuleFile> ReadFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"There is no rules folder '{folder}'.");
        }

        IReadOnlyList<RuleFile> files = [.. FilesIn(new DirectoryInfo(folder)).OrderBy(file => file.FullName, StringComparer.Ordinal)
            .Select(file => RuleFile.Parse(Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), Content(file)))
            .Where(file => !file.Path.StartsWith("schema/", StringComparison.Ordinal))];
        return files.Count > 0 ? files : throw new UsageException($"There is no rule file (*.yml) in '{folder}'.");
    }

    /// <summary>The files of a folder and of those in it. Links to folders lead elsewhere, or in circles.</summary>
    private static IEnumerable<FileInfo> FilesIn(DirectoryInfo folder) =>
        folder.EnumerateFiles("*.yml").Concat(folder.EnumerateDirectories().Where(inner => inner.LinkTarget is null).SelectMany(FilesIn));

    /// <summary>The content of a file; a pipe or a device has no length, and is not opened.</summary>
    public static byte[] Content(FileInfo file)
    {
        var target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return target switch
        {
            { Exists: false } => throw new UsageException($"The rule file {file.FullName} is a link to nothing."),
            { Length: 0 } => [],
            { Length: > LargestFile } => throw new UsageException($"The rule file {file.FullName} is larger than any rule needs."),
            _ => File.ReadAllBytes(target.FullName),
        };
    }

    /// <summary><c>rules/kinds.yml:12: ...</c>.</summary>
    public static string Say(string folder, RuleProblem problem) => $"{folder.TrimEnd('/', '\\')}/{problem}";
}
