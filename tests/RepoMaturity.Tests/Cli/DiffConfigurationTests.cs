using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

/// <summary>Who proposes a change does not choose by which configuration the base is judged, and one command judges a gate once.</summary>
internal sealed class DiffConfigurationTests
{
    private const string Place = "churn/ci/maturity.yml";
    private const string Asks = "gates:\n  - practice:experiment-tracking<implemented\n";
    private const string Tracked = "import mlflow\nfrom sklearn.svm import SVC\nSVC().fit([[1]], [1])\nmlflow.log_metric('auc', 1)\n";
    private const string Untracked = "from sklearn.svm import SVC\nSVC().fit([[1]], [1])\n";

    [Test]
    public void A_file_of_the_repository_counts_as_each_commit_has_it()
    {
        using var folder = new TemporaryFolder();
        Loosened(folder, "gates: []\n");
        var run = Diff(folder, folder[Place]);
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
        Assert.That(run.Error, Does.StartWith("Gate failed: practice:experiment-tracking<implemented. "));
        Assert.That(TestProgram.Run("scan", folder["churn"], "--rev", "HEAD~1", "--config", folder[Place], "--fail-on", "practice:experiment-tracking<2").ExitCode, Is.Zero, "a scan takes the file as it is");
    }

    [Test]
    public void A_file_from_elsewhere_counts_as_it_is_for_both()
    {
        using var folder = new TemporaryFolder();
        Loosened(folder, "gates: []\n");
        folder.Write("central.yml", "gates: []\n");
        Assert.That(Diff(folder, folder["central.yml"]).ExitCode, Is.Zero);
        folder.Write("central.yml", Asks);
        Assert.That(Diff(folder, folder["central.yml"]).ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void Mistakes_of_the_base_refuse_nothing_and_a_file_that_is_nowhere_does()
    {
        using var folder = new TemporaryFolder();
        Loosened(folder, Asks, "gates:\n  - nonsense\n");
        var run = Diff(folder, folder[Place]);
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
        Assert.That(run.Error, Does.Contain("'nonsense' is no gate"));
        Assert.That(Diff(folder, folder["churn/ci/other.yml"]).ExitCode, Is.EqualTo(2));
    }

    [TestCase("churn/ci/link.yml", "maturity.yml")]
    [TestCase("churn/linked", "ci")]
    public void A_link_is_refused(string link, string target)
    {
        using var folder = new TemporaryFolder();
        var git = Loosened(folder, "gates: []\n");
        File.CreateSymbolicLink(folder[link], target);
        git.Commit("link");
        var run = TestProgram.Run("diff", "HEAD", "HEAD", folder["churn"], "--config", target == "ci" ? folder[link] + "/maturity.yml" : folder[link]);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, run.Error)));
        Assert.That(run.Error, Does.Contain("is a link in a commit that is compared"));
    }

    [Test]
    public void Gates_that_are_deferred_are_looked_for_and_left_to_the_comparison()
    {
        using var folder = new TemporaryFolder();
        Loosened(folder, Asks);
        var gates = new[] { "--fail-on", "stage:microsoft-levels<4,regression", "--config", folder[Place] };
        var scan = TestProgram.Run(["scan", folder["churn"], "--rev", "HEAD", .. gates, "--defer-gates", "--format", "json", "-o", folder["head.json"]]);
        Assert.That((scan.ExitCode, scan.Error), Is.EqualTo((0, string.Empty)));
        var run = TestProgram.Run(["diff", "HEAD~1", folder["head.json"], folder["churn"], .. gates]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("Gate failed: practice:experiment-tracking<implemented").And.Contain("Gate failed: regression").And.Not.Contain("microsoft"));
        Assert.That(TestProgram.Run("scan", folder["churn"], "--defer-gates", "--baseline", folder["head.json"]).Error, Does.Contain("give one of them"));
    }

    [Test]
    public void A_framework_that_a_report_was_not_seen_through_is_refused()
    {
        using var folder = new TemporaryFolder();
        Loosened(folder, Asks);
        Assert.That(TestProgram.Run("scan", folder["churn"], "--no-config", "--framework", "google-levels", "--format", "json", "-o", folder["head.json"]).ExitCode, Is.Zero);
        var two = TestProgram.Run("diff", folder["head.json"], folder["head.json"], "--framework", "google-levels");
        Assert.That((two.ExitCode, two.Error), Is.EqualTo((2, two.Error)));
        Assert.That(two.Error, Does.Contain("leave --framework out"));
        Assert.That(TestProgram.Run("diff", "HEAD", folder["head.json"], folder["churn"], "--framework", "kaizen-2023").Error, Does.Contain("'head.json' was not seen through 'kaizen-2023'"));
        Assert.That(TestProgram.Run("diff", "HEAD", folder["head.json"], folder["churn"], "--framework", "google-levels").ExitCode, Is.Zero);
    }

    private static TestProgram Diff(TemporaryFolder folder, string config) => TestProgram.Run("diff", "HEAD~1", "HEAD", folder["churn"], "--config", config);

    /// <summary>A commit that tracks and asks for that, and one that does not track.</summary>
    private static TestGit Loosened(TemporaryFolder folder, string then, string also = "")
    {
        var git = TestGit.Init(folder["churn"]);
        folder.Write("churn/train.py", Tracked);
        folder.Write(Place, Asks + also.Replace("gates:\n", string.Empty, StringComparison.Ordinal));
        git.Commit("asks");
        folder.Write("churn/train.py", Untracked);
        folder.Write(Place, then);
        git.Commit("drops");
        return git;
    }
}
