using RepoMaturity.BuiltInRules;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>What the place of a file does to what it shows: tracking that is implemented in plain code, moved about.</summary>
internal sealed class ContextTests
{
    private const string Tracked = "import mlflow\nmlflow.log_metric('auc', 0.9)\n";

    [TestCase("track.py", 2, null)]
    [TestCase("src/model/track.py", 2, null)]
    [TestCase("examples/track.py", 1, "example")]
    [TestCase("a/sample/track.py", 1, "example")]
    [TestCase("a/demos/b/track.py", 1, "example")]
    [TestCase("examples_of_use.py", 2, null)]
    [TestCase("docs/track.py", 1, "documentation")]
    [TestCase("website/track.py", 1, "documentation")]
    [TestCase("archive/track.py", 1, "archived")]
    [TestCase("a/old/track.py", 1, "archived")]
    [TestCase("deprecated/track.py", 1, "archived")]
    [TestCase("legacy/track.py", 1, "archived")]
    [TestCase("_archive/track.py", 1, "archived")]
    [TestCase("mock_track.py", 1, "mock")]
    [TestCase("stubs/track.py", 1, "mock")]
    [TestCase("fake_news/track.py", 2, null)]
    [TestCase("tests/track.py", 0, null)]
    [TestCase("a/test_track.py", 0, null)]
    [TestCase("tests/examples/track.py", 0, null)]
    [TestCase("vendor/a/track.py", 0, null)]
    [TestCase("third_party/track.py", 0, null)]
    [TestCase("node_modules/a/track.py", 0, null)]
    [TestCase("generated/track.py", 0, null)]
    [TestCase("src/track_pb2.py", 0, null)]
    public void Folder_gives(string path, int level, string? context) => Assert.That(Found((path, Tracked)), Is.EqualTo((level, context)));

    [TestCase("lib/* linguist-vendored", 0, null)]
    [TestCase("lib/** linguist-generated=true", 0, null)]
    [TestCase("lib/ linguist-documentation", 1, "documentation")]
    [TestCase("lib/* -linguist-vendored", 2, null)]
    [TestCase("lib/* linguist-generated=false", 2, null)]
    [TestCase("other/* linguist-vendored", 2, null)]
    public void Attributes_give(string attributes, int level, string? context) =>
        Assert.That(Found((".gitattributes", attributes + "\n"), ("lib/track.py", Tracked)), Is.EqualTo((level, context)));

    [TestCase("# import mlflow\n# mlflow.log_metric('auc', 0.9)\n", 0, TestName = "Commented out")]
    [TestCase("text = '''\nimport mlflow\nmlflow.log_metric('auc', 0.9)\n'''\n", 0, TestName = "In a text")]
    public void Text_is_no_practice(string text, int level) => Assert.That(Found(("track.py", text)).Level, Is.EqualTo(level));

    [TestCase("on: push\njobs:\n  a:\n    steps:\n      - run: python track.py\n", 3)]
    [TestCase("on: push\njobs:\n  a:\n    if: false\n    steps:\n      - run: python track.py\n", 2)]
    [TestCase("on: push\njobs:\n  a:\n    steps:\n      - run: python track.py\n        if: ${{ false }}\n", 2)]
    [TestCase("on: push\njobs:\n  a:\n    steps:\n      - run: |\n          # python track.py\n          true\n", 2)]
    public void Workflow_that_never_runs_it_starts_nothing(string workflow, int level) =>
        Assert.That(Found((".github/workflows/a.yml", workflow), ("track.py", Tracked)).Level, Is.EqualTo(level));

    [TestCase("resources:\n  jobs:\n    fit:\n      schedule: {quartz_cron_expression: '0 0 3 * * ?'}\n      tasks:\n        - {task_key: fit, notebook_task: {notebook_path: ../fit.ipynb}}\n", 3)]
    [TestCase("resources:\n  jobs:\n    fit:\n      tasks:\n        - {task_key: fit, notebook_task: {notebook_path: ../fit.ipynb}}\n", 2)]
    [TestCase("resources:\n  jobs:\n    fit:\n      tasks:\n        - {task_key: fit, notebook_task: {notebook_path: ../other.ipynb}}\n", 1)]
    public void A_notebook_that_a_step_runs_counts_in_full(string jobs, int level)
    {
        const string Notebook = """{"cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "source": ["from sklearn.svm import SVC\n", "SVC().fit(x, y)\n"]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""";
        Assert.That(Found("training-as-code", ("resources/fit.yml", jobs), ("fit.ipynb", Notebook)).Level, Is.EqualTo(level));
    }

    private static (int Level, string? Context) Found(params (string Path, string Text)[] files) => Found("experiment-tracking", files);

    private static (int Level, string? Context) Found(string id, params (string Path, string Text)[] files)
    {
        // Beside other code that uses machine learning, so that the kind caps nothing.
        var all = files.Append(("main.py", "import sklearn\n")).Select(file => KeyValuePair.Create(file.Item1, file.Item2));
        var practice = Fixture.Scanner(BuiltInRuleSet.Load()).Scan(new Subject(new MemorySnapshot(all), "test")).Practices.Single(practice => practice.Practice.Id == id);
        return ((int)practice.Level, practice.Evidence.IsEmpty ? null : practice.Evidence[0].Context);
    }
}
