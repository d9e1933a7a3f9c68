using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Hostile;

/// <summary>What git may take, where it is the program that reads objects.</summary>
[Platform("Linux", Reason = "Elsewhere no shell bounds what it starts.")]
internal sealed class GitMemoryTests
{
    [Test]
    public void Git_may_map_and_take_so_much_and_no_more()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tree/train.py", "import mlflow\nmlflow.autolog()\n");
        TestGit.Init(folder["tree"]).Commit("one");
        var path = Environment.GetEnvironmentVariable("PATH") ?? string.Empty;
        var git = path.Split(':').Select(place => Path.Combine(place, "git")).First(File.Exists);
        folder.Write("bin/git", $"#!/bin/sh\n{{ ulimit -v; '{git}' config core.packedGitLimit; }} >> '{folder["bounds"]}'\nexec '{git}' \"$@\"\n");
        UnixFile.MakeExecutable(folder["bin/git"]);
        var run = RealProgram.Run(["scan", folder["tree"], "--git", "git", "--rev", "HEAD", "--format", "json"], environment: new Dictionary<string, string> { ["PATH"] = $"{folder["bin"]}:{path}" });
        Assert.That(RealProgram.ReportOf(run).Technologies, Does.Contain("mlflow"));
        Assert.That(File.ReadAllLines(folder["bounds"]).Distinct(), Is.EqualTo(new[] { $"{4 * 1024 * 1024}", "512m" }));
    }
}
