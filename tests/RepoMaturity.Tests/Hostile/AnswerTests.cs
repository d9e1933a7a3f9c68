using RepoMaturity.Tests.Git;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Hostile;

/// <summary>What the program ends with, and tables that others calculate with, through the program.</summary>
internal sealed class AnswerTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = new TemporaryFolder();
        folder.Write("repo/train.py", "import mlflow\nmlflow.log_metric('auc', 0.9)\n");
    }

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [Test]
    public void A_gate_ends_with_the_code_of_its_answer()
    {
        var report = folder["report.json"];
        string[] scan = ["scan", folder["repo"], "--format", "json"];
        Assert.That(RealProgram.Run([.. scan, "--output", report]).ExitCode, Is.Zero);
        AssertEnds(0, string.Empty, [.. scan, "--fail-on", "practice:experiment-tracking<implemented"]);
        AssertEnds(1, "Gate failed", [.. scan, "--fail-on", "practice:model-monitoring<implemented"]);
        AssertEnds(0, string.Empty, [.. scan, "--baseline", report]);
        File.Delete(folder["repo/train.py"]);
        folder.Write("repo/other.py", "x = 1\n");
        AssertEnds(1, "Gate failed", [.. scan, "--baseline", report]);
        AssertEnds(2, "is no gate", [.. scan, "--fail-on", "nonsense"]);
        AssertEnds(3, "Gate not decided", [.. scan, "--fail-on", "observed:stale"]);
        AssertEnds(3, string.Empty, ["scan", folder["nowhere"]]);
    }

    [Test]
    public void A_cell_of_CSV_is_no_formula()
    {
        var git = TestGit.Init(folder["repo"]);
        string[] subjects = [.. HostileTexts.All.Where(text => text.AsSpan().TrimStart() is [not '#', ..] && !text.Contains('\0', StringComparison.Ordinal) && !text.Contains('\ud800', StringComparison.Ordinal)).Where(text => "=+-@\t".Contains(text[0], StringComparison.Ordinal))];
        Assert.That(subjects, Has.Length.GreaterThan(6));
        foreach (var subject in subjects)
        {
            git.Run("commit", "-q", "--allow-empty", "--cleanup=verbatim", "-m", subject);
        }

        git.Run("tag", "=HYPERLINK(x)");
        var run = RealProgram.Run(["history", folder["repo"], "--format", "csv"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(subjects.Length + 1));
        Assert.That(run.Output, Does.Contain("\"'=cmd|' /C calc'!A0\"").And.Contain("\"'=HYPERLINK(x)\""));
        Assert.That(run.Output, Does.Not.Match("(?m)(^|,)\"?\\s*[=+\\-@]"));
        Assert.That(ShownText.Obeyed(run.Output), Is.Empty);
    }

    private static void AssertEnds(int code, string said, string[] arguments)
    {
        var run = RealProgram.Run(arguments);
        Assert.That(run.ExitCode, Is.EqualTo(code), $"{string.Join(' ', arguments)}\n{run.Error}");
        Assert.That(run.Error, Does.Contain(said), string.Join(' ', arguments));
    }
}
