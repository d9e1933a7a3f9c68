using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators.Kedro;

internal sealed class KedroProjectTests
{
    [TestCase("kedro run", "src/shop/pipelines/training/pipeline.py", true)]
    [TestCase("kedro run", "src/shop/pipeline_registry.py", true)]
    [TestCase("kedro run --pipeline=training", "src/shop/pipelines/training/pipeline.py", true)]
    [TestCase("kedro run -p reporting", "src/shop/pipelines/training/pipeline.py", false)]
    [TestCase("kedro viz", "src/shop/pipeline_registry.py", false)]
    public void A_run_leads_to_pipelines(string command, string reached, bool runs) => Assert.That(
        LinkedFiles.Chain(
            reached,
            (".github/workflows/a.yml", $"on: push\njobs:\n  a:\n    steps:\n      - run: {command}\n"),
            ("src/shop/pipeline_registry.py", "from kedro.framework.project import find_pipelines\n"),
            ("src/shop/pipelines/training/pipeline.py", string.Empty), ("src/shop/pipelines/reporting/pipeline.py", string.Empty)).Length > 0,
        Is.EqualTo(runs));

    [Test]
    public void Of_two_projects_none_is_meant() => Assert.That(
        LinkedFiles.Chain(
            "a/pipeline_registry.py",
            (".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: kedro run\n"),
            ("a/pipeline_registry.py", string.Empty), ("b/pipeline_registry.py", string.Empty)),
        Is.Empty);
}
