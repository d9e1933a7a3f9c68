using System.Diagnostics;
using System.Text.RegularExpressions;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Mutation;

/// <summary>Compiles <c>RepoMaturity.Core</c> with one file changed, as the build compiles it; the working copy stays as it is.</summary>
internal sealed class MutantCompiler : IDisposable
{
    private const string Project = "src/RepoMaturity.Core";

    /// <summary>What the build writes beside the assembly, and that warnings are errors: what warns of a change is no test.</summary>
    private static readonly string[] LeftOut = ["/noconfig", "/out:", "/refout:", "/doc:", "/warnaserror", "/generatedfilesout:"];

    private readonly TemporaryFolder folder = new();
    private readonly string program;
    private readonly string[] arguments;
    private int number;

    public MutantCompiler()
    {
        var said = Run("dotnet", ["build", SourceTree.At(Project), "--artifacts-path", folder["artifacts"], "-v:n", "-p:RunAnalyzers=false"]);
        var line = said.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => Regex.IsMatch(line, @"[/\\]csc(\.dll|\.exe)?""? .*/noconfig|[/\\]csc(\.dll|\.exe)?""? /noconfig")) ?? throw new InvalidOperationException(said);

        // Quoted as the build quotes: the compiler takes a comma in a plain path for two paths.
        var words = Regex.Matches(line, "(?:\"[^\"]*\"|[^\\s\"])+").Select(word => word.Value).ToList();
        var compiler = words.FindIndex(word => Regex.IsMatch(word, @"[/\\]csc(\.dll|\.exe)?""?$"));
        program = words[compiler].Trim('"');
        arguments = [.. words.Skip(compiler + 1).Where(word => !LeftOut.Any(option => word.StartsWith(option, StringComparison.Ordinal)))];
    }

    /// <summary>The assembly with a change.</summary>
    public string Compile(Mutation mutation)
    {
        var (changed, made) = (folder[$"{++number}.cs"], folder[$"{number}/RepoMaturity.Core.dll"]);
        File.WriteAllText(changed, mutation.Changed);
        Directory.CreateDirectory(Path.GetDirectoryName(made)!);
        var path = Path.GetFullPath(SourceTree.At(mutation.File));
        var lines = arguments.Select(argument => Path.GetFullPath(argument.Trim('"'), SourceTree.At(Project)) == path ? $"\"{changed}\"" : argument);
        File.WriteAllLines(folder["core.rsp"], [.. lines, $"/out:\"{made}\"", "/warn:0"]);
        string[] options = ["/noconfig", "/shared", "@" + folder["core.rsp"]];
        var said = program.EndsWith(".dll", StringComparison.Ordinal) ? Run("dotnet", [program, .. options]) : Run(program, options);
        return File.Exists(made) ? made : throw new InvalidOperationException(said);
    }

    public void Dispose() => folder.Dispose();

    private static string Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = SourceTree.At(Project), RedirectStandardOutput = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said;
    }
}
