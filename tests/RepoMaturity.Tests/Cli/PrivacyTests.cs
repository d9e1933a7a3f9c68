using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

/// <summary>No name and no address of anybody leaves a history, whatever is asked for.</summary>
internal sealed class PrivacyTests
{
    private static readonly string[] Secret = ["Zaphod", "Trillian", "betelgeuse", "heartofgold"];

    [TestCase("scan", "--format", "json", "-v")]
    [TestCase("scan", "--format", "markdown", "-v")]
    [TestCase("scan", "-v")]
    [TestCase("scan", "-v", "--path", "sub")]
    [TestCase("explain", "collaboration-process", "-v")]
    [TestCase("explain", "collaboration-process/ml-engineers", "-v")]
    [TestCase("report-wrong", "collaboration-process", "-v")]
    [TestCase("scan", "-v", "--rev", "nowhere")]
    public void Nobody_is_named(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var git = TestGit.Init(folder["repository"]);
        folder.Write("repository/.mailmap", "Trillian <trillian@betelgeuse.example> Zaphod <zaphod@heartofgold.example>\n");
        for (var i = 0; i < 4; i++)
        {
            folder.Write("repository/train.py", $"import mlflow\nmlflow.log_metric('auc', 0.{i})\n");
            folder.Write("repository/sub/Dockerfile", $"FROM python:3.1{i}\n");
            git.Commit($"Change (#{i + 1})", $"Zaphod {i} <zaphod{i}@heartofgold.example>");
        }

        foreach (var implementation in new[] { "auto", "git" })
        {
            string[] words = arguments[0] == "scan" ? ["scan", folder["repository"], .. arguments[1..]] : [arguments[0], arguments[1], folder["repository"], .. arguments[2..]];
            var run = TestProgram.Run([.. words, "--git", implementation]);
            Assert.That(run.ExitCode, Is.EqualTo(arguments.Contains("nowhere") ? 3 : 0), run.Error);
            Assert.That(Secret.Where(secret => (run.Output + run.Error).Contains(secret, StringComparison.OrdinalIgnoreCase)), Is.Empty);
        }
    }
}
