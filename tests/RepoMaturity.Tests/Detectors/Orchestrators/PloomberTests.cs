using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators;

internal sealed class PloomberTests
{
    private const string Pipeline = "tasks:\n  - source: tasks.raw.get\n    product: raw.csv\n  - source: scripts/fit.py\n    product:\n      nb: fit.html\n";

    [TestCase("ploomber build", "flow/scripts/fit.py", false, Description = "another folder")]
    [TestCase("cd flow && ploomber build", "flow/scripts/fit.py", true)]
    [TestCase("cd flow && ploomber build", "flow/tasks/raw.py", true)]
    [TestCase("ploomber build -e flow/pipeline.yaml", "flow/scripts/fit.py", true)]
    [TestCase("cd flow && ploomber task fit", "flow/scripts/fit.py", true)]
    [TestCase("cd flow && ploomber task get", "flow/scripts/fit.py", false)]
    [TestCase("cd flow && ploomber plot", "flow/scripts/fit.py", false)]
    [TestCase("python run.py", "flow/scripts/fit.py", true)]
    public void A_task_runs_its_source(string command, string source, bool runs) => Assert.That(
        LinkedFiles.Chain(
            source,
            (".github/workflows/a.yml", $"on: push\njobs:\n  a:\n    steps:\n      - run: {command}\n"),
            ("run.py", "from ploomber.spec import DAGSpec\nDAGSpec('flow/pipeline.yaml').to_dag().build()\n"),
            ("flow/pipeline.yaml", Pipeline), ("flow/tasks/__init__.py", string.Empty), ("flow/tasks/raw.py", "def get(product):\n    pass\n"), ("flow/scripts/fit.py", string.Empty)).Length > 0,
        Is.EqualTo(runs));

    [TestCase("tasks:\n  - source: fit.py\n    target: out.csv\n")]
    [TestCase("steps:\n  - source: fit.py\n    product: out.csv\n")]
    [TestCase("tasks: none\n# source: product:\n")]
    public void Another_file_of_the_name_is_none(string text) => Assert.That(
        LinkedFiles.Chain(
            "fit.py", (".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: ploomber build\n"), ("pipeline.yaml", text), ("fit.py", string.Empty)),
        Is.Empty);
}
