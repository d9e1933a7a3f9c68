using RepoMaturity.Core.Rules;

namespace RepoMaturity.RuleCompiler;

/// <summary>Compiles a rules folder into one file; mistakes in the rules are written as the build reports errors.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is not [var folder, var output])
        {
            Console.Error.WriteLine("usage: RepoMaturity.RuleCompiler RULES_DIR OUTPUT_FILE");
            return 2;
        }

        return Compile(folder, output, Console.Error);
    }

    /// <summary>Compiles a folder. Returns 0, or 1 when a rule has a mistake.</summary>
    internal static int Compile(string folder, string output, TextWriter errors)
    {
        var files = ReadFolder(folder);
        var loaded = RuleLoader.Load(files, withExamples: true);
        foreach (var problem in loaded.Problems)
        {
            errors.WriteLine($"{Path.Combine(folder, problem.Path)}({problem.Line},1): error RULES: {problem.Message}");
        }

        if (loaded.Rules is null)
        {
            return 1;
        }

        File.WriteAllBytes(output, CompiledRules.Write(files));
        return 0;
    }

    private static List<RuleFile> ReadFolder(string folder) => [.. Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories)
        .Select(file => RuleFile.Parse(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)))
        .Where(file => !file.Path.StartsWith("schema/", StringComparison.Ordinal))];
}
