using System.ComponentModel;
using System.Diagnostics;
using RepoMaturity.Tests.Architecture;

namespace RepoMaturity.Tests.Support;

/// <summary>A program of <c>tests/node</c>, which <c>npm ci</c> restores there. Where it is missing, the test that needs it is skipped and says so.</summary>
internal static class NodeProgram
{
    /// <summary>A file of a package, where node is there to run it.</summary>
    /// <param name="file">Its path below <c>tests/node/node_modules</c>.</param>
    public static string Find(string file)
    {
        var path = SourceTree.At("tests/node/node_modules/" + file);
        if (!File.Exists(path))
        {
            Assert.Ignore($"{file} is not restored: run 'npm ci' in tests/node.");
        }

        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true })!;
            node.WaitForExit();
        }
        catch (Win32Exception)
        {
            Assert.Ignore("There is no node to run it.");
        }

        return path;
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="script">Its script below <c>tests/node/node_modules</c>.</param>
    /// <param name="arguments">What it is told.</param>
    public static (int ExitCode, string Output) Run(string script, params string[] arguments) => RunScript(Find(script), arguments);

    /// <summary>Runs a script of ours to its end; what it needs was found before.</summary>
    /// <param name="script">Where it lies.</param>
    /// <param name="arguments">What it is told.</param>
    public static (int ExitCode, string Output) RunScript(string script, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
