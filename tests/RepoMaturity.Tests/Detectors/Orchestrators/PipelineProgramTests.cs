using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators;

internal sealed class PipelineProgramTests
{
    [TestCase("run-pipeline --module-name flows.churn --role-arn x", true)]
    [TestCase("python run.py --module-name flows.churn", true)]
    [TestCase("get-pipeline-definition --module-name flows.churn", false)]
    [TestCase("python flows/get_pipeline_definition.py --module-name flows.churn", false)]
    [TestCase("luigi --module flows.churn Train --local-scheduler", true)]
    [TestCase("python -m luigi --module flows.churn Train", true)]
    [TestCase("dagster job execute -f flows/churn.py -j train", true)]
    [TestCase("dagster asset materialize -m flows.churn --select train", true)]
    [TestCase("dagster job execute --module-name flows.churn", true)]
    [TestCase("pyflyte run --remote flows/churn.py train", true)]
    [TestCase("pyflyte register flows/churn.py", false)]
    [TestCase("luigi --module flows.other Train", false)]
    [TestCase("flyte run flows/churn.py train", true)]
    [TestCase("zenml pipeline run flows.churn.train -c prod.yaml", true)]
    [TestCase("zenml pipeline run flows/churn.py", true)]
    [TestCase("zenml pipeline build flows.churn.train", false)]
    [TestCase("python flows/churn.py run --with kubernetes", true)]
    [TestCase("python flows/churn.py --environment=pypi argo-workflows create", false)]
    [TestCase("python flows/churn.py --environment=pypi argo-workflows trigger", true)]
    [TestCase("python flows/churn.py step-functions --name x create", false)]
    [TestCase("python flows/churn.py airflow", true)]
    [TestCase("python flows/churn.py step-functions create", false)]
    public void A_program_runs_the_pipeline_that_it_is_given(string command, bool runs) => Assert.That(
        LinkedFiles.Chain(
            "flows/churn.py",
            (".github/workflows/a.yml", $"on: push\njobs:\n  a:\n    steps:\n      - run: {command}\n"),
            ("flows/__init__.py", string.Empty), ("flows/churn.py", string.Empty)).Length > 0,
        Is.EqualTo(runs));
}
