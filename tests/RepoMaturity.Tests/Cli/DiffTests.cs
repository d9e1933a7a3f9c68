using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

internal sealed class DiffTests
{
    [Test]
    public void Two_reports_of_one_commit_by_two_models_differ_by_the_model_alone()
    {
        using var folder = new TemporaryFolder();
        var git = TestGit.Init(folder["churn"]);
        folder.Write("churn/train.py", "import acme\nfrom sklearn.svm import SVC\nSVC().fit([[1]], [1])\nacme.log(1)\n");
        git.Commit("start");
        folder.Write("rules/technologies/tracking/acme.yml", "id: acme\nname: Acme\nhomepage: https://acme.example\nsignals:\n  - practice: experiment-tracking\n    any: [{ call: acme.log }]\n");
        Assert.That(TestProgram.Run("scan", folder["churn"], "--format", "json", "-o", folder["one.json"]).ExitCode, Is.Zero);
        Assert.That(TestProgram.Run("scan", folder["churn"], "--format", "json", "-o", folder["two.json"], "--rules", folder["rules"]).ExitCode, Is.Zero);

        var run = TestProgram.Run("diff", folder["one.json"], folder["two.json"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("Only the model changed").And.Contain("+ Experiment tracking: absent -> implemented"));
        Assert.That(TestProgram.Run("diff", folder["one.json"], folder["one.json"]).Output, Does.Contain("Nothing changes."));
    }

    [Test]
    public void What_is_no_report_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.json", "{}");
        Assert.That(TestProgram.Run("diff", folder["a.json"], folder["a.json"]).ExitCode, Is.EqualTo(2));
        Assert.That(TestProgram.Run("diff", folder["b.json"], folder["a.json"]).Error, Does.StartWith("There is no report '"));
    }
}
