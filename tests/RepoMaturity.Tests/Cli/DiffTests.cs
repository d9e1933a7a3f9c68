using RepoMaturity.Cli;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

internal sealed class DiffTests
{
    [Test]
    public void A_report_with_the_name_of_a_commit_is_none()
    {
        using var folder = new TemporaryFolder();
        folder.Write("repo/a.py", "x = 1\n");
        var name = $"report-{Guid.NewGuid():N}";
        try
        {
            Assert.That(TestProgram.Run("scan", folder["repo"], "--write", $"json={name}").ExitCode, Is.Zero);
            Assert.That(DigestFile.Find(name), Is.Null, "a change could have brought it");
            Assert.That(DigestFile.Find($"./{name}"), Is.Not.Null);
        }
        finally
        {
            File.Delete(name);
        }
    }

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

    [Test]
    public void A_branch_is_compared_with_where_it_left()
    {
        using var folder = new TemporaryFolder();
        var git = Churn(folder);
        git.Run("checkout", "-q", "-b", "change");
        folder.Write("churn/train.py", "import mlflow\nfrom sklearn.svm import SVC\nSVC().fit([[1]], [1])\nmlflow.log_metric('auc', 1)\n");
        git.Commit("track");
        git.Run("checkout", "-q", "main");
        folder.Write("churn/Makefile", "train:\n\tpython train.py\n");
        git.Commit("elsewhere");

        var run = TestProgram.Run("diff", "main", "change", folder["churn"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.StartWith("From merge base of main and change, commit ").And.Contain("+ Experiment tracking: absent -> implemented").And.Contain("train.py:4 calls mlflow.log_metric").And.Contain("+ MLflow: absent -> implemented"));
        Assert.That(run.Output, Does.Not.Contain("Makefile"));
        Assert.That(TestProgram.Run("diff", "main", "change", folder["churn"], "--no-merge-base").Output, Does.StartWith("From main, commit ").And.Contain("- Make: "));
        Assert.That(TestProgram.Run("diff", "main~1", "change", folder["churn"]).Output, Does.StartWith("From main~1, commit "));
        Assert.That(TestProgram.Run("diff", "change", "change", folder["churn"]).Output, Does.Contain("Nothing changes."));

        Assert.That(TestProgram.Run("scan", folder["churn"], "--rev", "change", "--format", "json", "-o", folder["head.json"]).ExitCode, Is.Zero);
        var mixed = TestProgram.Run("diff", "main~1", folder["head.json"], folder["churn"], "--format", "json", "--write", $"markdown={folder["delta.md"]}");
        Assert.That(mixed.ExitCode, Is.Zero, mixed.Error);
        using var delta = System.Text.Json.JsonDocument.Parse(mixed.Output);
        Assert.That(delta.RootElement.GetProperty("practices").EnumerateArray().Select(practice => practice.GetProperty("id").GetString()), Does.Contain("experiment-tracking"));
        Assert.That(delta.RootElement.GetProperty("after").GetProperty("asked").GetString(), Is.EqualTo("head.json"));
        Assert.That(File.ReadAllText(folder["delta.md"]), Does.StartWith("**").And.Contain("| ↑ Experiment tracking | absent | **implemented** | `train.py:4` calls mlflow.log"));
    }

    [Test]
    public void Gates_decide_on_the_exit_code()
    {
        using var folder = new TemporaryFolder();
        var git = Churn(folder);
        folder.Write("churn/train.py", "import mlflow\nfrom sklearn.svm import SVC\nSVC().fit([[1]], [1])\nmlflow.log_metric('auc', 1)\n");
        git.Commit("track");
        Assert.That(TestProgram.Run("scan", folder["churn"], "--format", "json", "-o", folder["tracked.json"]).ExitCode, Is.Zero);

        var gain = TestProgram.Run("diff", "HEAD~1", "HEAD", folder["churn"], "--fail-on", "regression,practice:experiment-tracking<2", "--min-stage", "4");
        Assert.That((gain.ExitCode, gain.Error), Is.EqualTo((0, string.Empty)), "the stage was no higher before");
        Assert.That(TestProgram.Run("diff", "HEAD~1", "HEAD", folder["churn"], "--min-stage", "4", "--strict").Error, Does.StartWith("Gate failed: stage<4. The stage in kaizen-2023 is "));
        var loss = TestProgram.Run("diff", "HEAD", "HEAD~1", folder["churn"], "--no-merge-base", "--fail-on", "practice:experiment-tracking<2");
        Assert.That((loss.ExitCode, loss.Error), Is.EqualTo((1, "Gate failed: practice:experiment-tracking<2. Experiment tracking is absent (0), and implemented (2) is asked for. Before: Experiment tracking is implemented (2).\n")));
        Assert.That(loss.Output, Does.Contain("practice:experiment-tracking<2 FAILED"));

        Assert.That(TestProgram.Run("scan", folder["churn"], "--baseline", folder["tracked.json"], "--fail-on", "regression").ExitCode, Is.Zero);
        var ratchet = TestProgram.Run("scan", folder["churn"], "--rev", "HEAD~1", "--baseline", folder["tracked.json"], "--format", "json");
        Assert.That((ratchet.ExitCode, ratchet.Error), Is.EqualTo((1, ratchet.Error)));
        Assert.That(ratchet.Error, Does.StartWith("Gate failed: baseline tracked.json. Lower than before: ").And.Contain("Experiment tracking, implemented to absent"));
        using var report = System.Text.Json.JsonDocument.Parse(ratchet.Output);
        Assert.That(report.RootElement.GetProperty("gates")[0].GetProperty("verdict").GetString(), Is.EqualTo("failed"));
        Assert.That(TestProgram.Run("scan", folder["churn"], "--fail-on", "regression").Error, Does.Contain("give --baseline FILE"));
        Assert.That(TestProgram.Run("scan", folder["churn"], "--fail-on", "stage>2").ExitCode, Is.EqualTo(2));
        Assert.That(TestProgram.Run("scan", folder["churn"], "--fail-on", "stage:microsoft-levels<1").Error, Does.Match("^$|microsoft-levels is 0"), "a framework that a gate names is looked at");
    }

    [Test]
    public void The_gates_of_a_configuration_count_and_a_change_cannot_drop_them()
    {
        using var folder = new TemporaryFolder();
        var git = Churn(folder);
        folder.Write("churn/train.py", "import mlflow\nfrom sklearn.svm import SVC\nSVC().fit([[1]], [1])\nmlflow.log_metric('auc', 1)\n");
        folder.Write("churn/.repomaturity.yml", "gates:\n  - practice:experiment-tracking<implemented\n  - practice:model-registry<2\n");
        git.Commit("track");
        Assert.That(TestProgram.Run("scan", folder["churn"]).Error, Does.StartWith("Gate failed: practice:model-registry<2. "));
        Assert.That(TestProgram.Run("scan", folder["churn"], "--no-config").ExitCode, Is.Zero);
        File.Delete(folder["churn/.repomaturity.yml"]);
        folder.Write("churn/train.py", "from sklearn.svm import SVC\nSVC().fit([[1]], [1])\n");
        git.Commit("drop both");
        var run = TestProgram.Run("diff", "HEAD~1", "HEAD", folder["churn"]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("practice:experiment-tracking<implemented").And.Not.Contain("model-registry"));
    }

    [Test]
    public void Lines_of_history_that_never_met_are_said_to_be_that()
    {
        using var folder = new TemporaryFolder();
        var git = Churn(folder);
        git.Run("checkout", "-q", "--orphan", "other");
        git.Commit("alone");
        var run = TestProgram.Run("diff", "main", "other", folder["churn"]);
        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain("'main' and 'other' have no commit in common here").And.Contain("--no-merge-base"));
        Assert.That(TestProgram.Run("diff", "main", "other", folder["churn"], "--no-merge-base").ExitCode, Is.Zero);
        Assert.That(TestProgram.Run("diff", "main", "nowhere", folder["churn"]).Error, Does.Contain("There is no revision 'nowhere'"));
        Assert.That(TestProgram.Run("diff", "main", "other", folder["churn"], "--merge-base", "--no-merge-base").ExitCode, Is.EqualTo(2));
    }

    private static TestGit Churn(TemporaryFolder folder)
    {
        var git = TestGit.Init(folder["churn"]);
        folder.Write("churn/train.py", "from sklearn.svm import SVC\nSVC().fit([[1]], [1])\n");
        git.Commit("start");
        return git;
    }
}
