using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

internal sealed class ReportWrongTests
{
    private const string Key = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";

    [Test]
    public void An_issue_names_rules_and_places_and_nothing_of_what_stands_there()
    {
        using var folder = new TemporaryFolder();
        folder.Write("churn/train.py", "import mlflow\nmlflow.log_metric('kept-to-ourselves', 0.9)\n");
        folder.Write($"churn/{Key}/train.py", "import mlflow\nmlflow.log_metric('auc', 0.9)\n");
        folder.Write("churn/.github/workflows/train.yml", $"on:\n  schedule:\n    - cron: '1 2 3 * *'\njobs:\n  secretive:\n    runs-on: ubuntu-latest\n    steps:\n      - run: TOKEN={Key} python train.py\n");

        var run = TestProgram.Run("report-wrong", "experiment-tracking", folder["churn"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("# experiment-tracking: reported as automated, which is wrong")
            .And.Contain("| automated | `mlflow` | call | `train.py:2` | `.github/workflows/train.yml:")
            .And.Match(@"model [0-9a-f]{16}\n"));
        Assert.That(run.Output, Does.Not.Contain("kept-to-ourselves").And.Not.Contain(Key).And.Not.Contain("1 2 3").And.Not.Contain("secretive").And.Not.Contain("python train.py").And.Not.Contain(folder.FullPath));
    }

    [TestCase("feature-store", "Nothing was found.")]
    [TestCase("model-evaluation/gate", "# model-evaluation/gate: reported as absent, which is wrong")]
    public void What_was_missed_can_be_reported_too(string claim, string words)
    {
        using var folder = new TemporaryFolder();
        folder.Write("churn/a.py", "x = 1\n");
        Assert.That(TestProgram.Run("report-wrong", claim, folder["churn"]).Output, Does.Contain(words));
    }

    [Test]
    public void A_practice_that_is_not_there_is_refused()
    {
        var run = TestProgram.Run("report-wrong", "experiment-trackin", ".");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, "There is no practice or aspect 'experiment-trackin'. Did you mean 'experiment-tracking'? 'list practices' names them.\n")));
    }
}
