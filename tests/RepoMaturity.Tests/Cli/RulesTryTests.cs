using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Git;

namespace RepoMaturity.Tests.Cli;

internal sealed class RulesTryTests
{
    private const string Rule = """
        id: acme
        name: Acme
        homepage: https://acme.example
        signals:
          - any: [{ dependency: acme }]
          - practice: experiment-tracking
            any: [{ call: acme.log }]
          - practice: model-registry
            all: [{ call: acme.publish }, { import: acme }]
            none: [{ call: print }]
          - practice: model-evaluation
            because: "results are kept in Acme"
            any: [{ call: acme.results }]
        """;

    private const string Code = "import acme\nimport mlflow\nmlflow.log_metric('a', 1); acme.log(1)\nacme.results()\nacme.publish()\nprint(1)\n";

    [Test]
    public void It_shows_what_fires_where_what_does_not_and_what_others_say()
    {
        using var folder = new TemporaryFolder();
        folder.Write("acme.yml", Rule);
        folder.Write("repo/train.py", Code);
        var run = TestProgram.Run("rules", "try", folder["acme.yml"], folder["repo"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output.Replace(folder["acme.yml"], "acme.yml", StringComparison.Ordinal).ReplaceLineEndings(" "), Does
            .StartWith("Acme (acme) on repo, 1 file: 2 of 4 signals hold")
            .And.Match(@":5\s+in\s+use:\s+a\s+dependency\s+on\s+acme\s+holds\s+nowhere:\s+nothing\s+that\s+it\s+asks\s+for\s+is\s+there")
            .And.Match(@":6\s+Experiment\s+tracking,\s+implemented:\s+a\s+call\s+of\s+acme\.log\s+implemented\s+train\.py:3\s+calls\s+acme\.log\s+mlflow\s+says\s+it\s+too:\s+Experiment\s+tracking,\s+implemented")
            .And.Match(@":8\s+Model\s+registry,.*holds\s+nowhere.*-\s+a\s+call\s+of\s+acme\.publish:\s+fits\s+train\.py:5\s+-\s+an\s+import\s+of\s+acme:\s+fits\s+train\.py:1\s+-\s+not\s+a\s+call\s+of\s+print:\s+fits\s+train\.py:6")
            .And.Match(@":11\s+Model\s+evaluation\s+could\s+be\s+implemented:.*points\s+away:\s+results\s+are\s+kept\s+in\s+Acme\s+\(train\.py:4\)")
            .And.Match(@"implemented\s+Experiment\s+tracking,\s+as\s+without\s+it\s*$"));
    }

    [Test]
    public void It_reads_a_commit()
    {
        using var folder = new TemporaryFolder();
        folder.Write("acme.yml", Rule);
        folder.Write("repo/train.py", Code);
        var repository = TestGit.Init(folder["repo"]);
        repository.Commit("start");
        folder.Write("repo/train.py", "\n");
        Assert.That(TestProgram.Run("rules", "try", folder["acme.yml"], folder["repo"], "--rev", "HEAD").Output, Does.Contain("2 of 4 signals hold"));
        Assert.That(TestProgram.Run("rules", "try", folder["acme.yml"], folder["repo"]).Output, Does.Contain("0 of 4 signals hold"));
    }

    [Test]
    public void An_edited_rule_takes_the_place_of_the_one_built_in()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mlflow.yml", File.ReadAllText(SourceTree.At("rules/technologies/tracking/mlflow.yml")).Replace("mlflow.log_metric", "mlflow.no_such_call", StringComparison.Ordinal));
        folder.Write("repo/train.py", "import mlflow\nmlflow.log_metric('a', 1)\n");
        var run = TestProgram.Run("rules", "try", folder["mlflow.yml"], folder["repo"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Not.Contain("says it too").And.Not.Contain("implemented  Experiment tracking"));
        Assert.That(run.Output, Does.Match(@"declared\s+Experiment tracking"));
    }

    [Test]
    public void A_rule_with_mistakes_is_not_tried()
    {
        using var folder = new TemporaryFolder();
        folder.Write("acme.yml", Rule.Replace("call: acme.log", "calls: acme.log", StringComparison.Ordinal));
        var run = TestProgram.Run("rules", "try", folder["acme.yml"], folder.FullPath);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, $"The rule has mistakes:\n{folder["acme.yml"]}:7: Unknown key 'calls'. Did you mean 'call'?\n")));
        Assert.That(TestProgram.Run("rules", "try", folder["none.yml"]).Error, Does.StartWith("There is no rule file"));
        Assert.That(TestProgram.Run("rules", "try", folder["."]).Error, Does.Contain("is a folder: name one file of it"));
        folder.Write("own/frameworks/our-bar.yml", "id: our-bar\n");
        Assert.That(TestProgram.Run("rules", "check", folder["own/frameworks/our-bar.yml"]).Error, Does.Contain($"'rules check {folder["own"]}' checks it"));
        folder.Write("whole/practices.yml", "practices: []\n");
        Assert.That(TestProgram.Run("rules", "try", folder["whole/practices.yml"]).Error, Does.StartWith("'practices.yml' lies at the top of a rules folder"));
        Assert.That(TestProgram.Run("rules", "check", folder["whole/practices.yml"]).ExitCode, Is.EqualTo(2));
    }
}
