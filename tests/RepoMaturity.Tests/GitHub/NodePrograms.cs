using System.ComponentModel;
using System.Diagnostics;
using RepoMaturity.Tests.Architecture;

namespace RepoMaturity.Tests.GitHub;

/// <summary>What <c>npm ci --prefix tests/node</c> restores.</summary>
internal static class NodePrograms
{
    /// <summary>A file of a package; the test is skipped where it is not there, or node is not.</summary>
    public static string Need(string path)
    {
        var file = Path.Combine(SourceTree.At("tests/node"), "node_modules", path);
        if (!File.Exists(file))
        {
            Assert.Ignore("The packages of tests/node are not restored: run 'npm ci --prefix tests/node'.");
        }

        if (!HasNode())
        {
            Assert.Ignore("There is no node on the search path.");
        }

        return file;
    }

    private static bool HasNode()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true })!;
            node.WaitForExit();
            return node.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
