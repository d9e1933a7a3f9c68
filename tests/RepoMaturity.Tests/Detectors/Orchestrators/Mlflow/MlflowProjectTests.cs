using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Orchestrators.Mlflow;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators.Mlflow;

internal sealed class MlflowProjectTests
{
    private const string Project = "name: a\nentry_points:\n  main:\n    command: python main.py {rate}\n  train:\n    command: python train.py\n";

    [Test]
    public void Entry_points_are_read() => Assert.That(
        Detected.Facts(new MlflowProjectDetector(), "a/MLproject", Project, FactKind.Stage, FactKind.Command),
        Is.EqualTo("Stage main python main.py {rate} :3 @entry:main|Command python main.py ${rate} :4 @entry:main|Stage train python train.py :5 @entry:train|Command python train.py :6 @entry:train"));

    [TestCase("mlflow run a", "a/main.py", true)]
    [TestCase("mlflow run a", "a/train.py", false)]
    [TestCase("mlflow run -P rate=1 -e train ./a/", "a/train.py", true)]
    [TestCase("mlflow run https://example.org/a", "a/main.py", false)]
    [TestCase("mlflow ui", "a/main.py", false)]
    public void A_command_runs_an_entry_point(string command, string reached, bool runs) => Assert.That(
        Chain(reached, $"on: push\njobs:\n  a:\n    steps:\n      - run: {command}\n", string.Empty).Length > 0, Is.EqualTo(runs));

    [TestCase("mlflow.run('a', 'train')", true)]
    [TestCase("mlflow.projects.run(uri='a', entry_point='train')", true)]
    [TestCase("mlflow.run(os.path.join(ROOT, 'a'), 'train')", true)]
    [TestCase("mlflow.run(f'{ROOT}/a', 'main')", false)]
    [TestCase("mlflow.run('b', 'train')", false)]
    public void A_call_runs_an_entry_point(string call, bool runs) => Assert.That(
        Chain("a/train.py", "on: push\njobs:\n  a:\n    steps:\n      - run: python run.py\n", "import os\nimport mlflow\n" + call + "\n").Length > 0, Is.EqualTo(runs));

    private static string Chain(string reached, string workflow, string script) => LinkedFiles.Chain(
        reached, (".github/workflows/a.yml", workflow), ("a/MLproject", Project), ("run.py", script), ("a/main.py", string.Empty), ("a/train.py", string.Empty));
}
