using System.Diagnostics;
using RepoMaturity.Core.Documents;

namespace RepoMaturity.Tests.Plans;

/// <summary>What the tools themselves say of a file that a step has written.</summary>
internal static class Checkers
{
    private static readonly Lazy<bool> Python = new(() => Runs("python3", "--version"));
    private static readonly Lazy<bool> ActionLint = new(() => Runs("actionlint", "--version"));

    /// <summary>Whether Python is there to compile what is written in it.</summary>
    public static bool HasPython => Python.Value;

    /// <summary>The mistakes in a file; empty when there are none.</summary>
    public static string Mistakes(string path, string text)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (name.EndsWith(".yml", StringComparison.Ordinal) || name.EndsWith(".yaml", StringComparison.Ordinal))
        {
            var problems = YamlReader.Instance.Read(SourceText.Of(text), ReadLimits.Default).Problems.Select(problem => $"{path}:{problem.Line} {problem.Message}");
            return string.Join('\n', problems) + (path.StartsWith(".github/workflows/", StringComparison.Ordinal) && ActionLint.Value ? InFile(path, text, "actionlint", "-shellcheck=", "-pyflakes=") : string.Empty);
        }

        return name switch
        {
            _ when name.EndsWith(".json", StringComparison.Ordinal) => string.Join('\n', JsonReader.Instance.Read(SourceText.Of(text), ReadLimits.Default).Problems.Select(problem => problem.Message)),
            _ when name.EndsWith(".toml", StringComparison.Ordinal) => string.Join('\n', TomlReader.Instance.Read(SourceText.Of(text), ReadLimits.Default).Problems.Select(problem => problem.Message)),
            _ when name.EndsWith(".tf", StringComparison.Ordinal) => string.Join('\n', HclReader.Instance.Read(SourceText.Of(text), ReadLimits.Default).Problems.Select(problem => problem.Message)),
            _ when name.EndsWith(".py", StringComparison.Ordinal) && Python.Value => InFile(path, text, "python3", "-m", "py_compile"),
            _ => string.Empty,
        };
    }

    private static string InFile(string path, string text, string program, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("repomaturity-step-");
        try
        {
            var file = Path.Combine(folder.FullName, path[(path.LastIndexOf('/') + 1)..]);
            File.WriteAllText(file, text);
            return Run(program, [.. arguments, file]) is (0, _) ? string.Empty : Run(program, [.. arguments, file]).Output;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Runs(string program, string argument)
    {
        try
        {
            return Run(program, [argument]).Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static (int Code, string Output) Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
