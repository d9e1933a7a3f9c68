using RepoMaturity.Detectors.Orchestrators.Databricks;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators.Databricks;

internal sealed class DatabricksBundleTests
{
    private static readonly DatabricksBundleDetector Detector = new();

    private const string Tasks = "      tasks:\n        - task_key: fit\n          notebook_task: {notebook_path: ../src/train}\n";

    [TestCase("resources: {limits: {cpu: 1}}", "")]
    [TestCase("resources: {jobs: {a: {name: b}}}", "")]
    [TestCase("resources: {jobs: [{tasks: []}]}", "")]
    [TestCase("resources:\n  jobs:\n    a:\n" + Tasks, "bundle-job:a|bundle-job:a/fit")]
    [TestCase("targets:\n  prod:\n    resources:\n      jobs:\n        a: {tasks: []}\n", "bundle-job:a")]
    [TestCase("resources:\n  jobs:\n    a:\n      schedule: {quartz_cron_expression: 0 0 3 * * ?}\n" + Tasks, "bundle-job:a [Schedule schedule 0 0 3 * * ?]|bundle-job:a/fit")]
    [TestCase("resources:\n  jobs:\n    a:\n      schedule: {quartz_cron_expression: 0 0 3 * * ?, pause_status: PAUSED}\n" + Tasks, "bundle-job:a|bundle-job:a/fit")]
    [TestCase("resources:\n  jobs:\n    a:\n      trigger: {periodic: {interval: 1, unit: DAYS}}\n" + Tasks, "bundle-job:a [Schedule schedule periodic]|bundle-job:a/fit")]
    [TestCase("resources:\n  jobs:\n    a:\n      trigger: {pause_status: UNPAUSED, file_arrival: {url: x}}\n" + Tasks, "bundle-job:a [Event event file_arrival]|bundle-job:a/fit")]
    [TestCase("resources:\n  jobs:\n    a:\n      continuous: {pause_status: UNPAUSED}\n" + Tasks, "bundle-job:a [Schedule continuous]|bundle-job:a/fit")]
    [TestCase("resources: {pipelines: {p: {continuous: true, libraries: [{notebook: {path: a.py}}]}}}", "bundle-pipeline:p [Schedule continuous]")]
    [TestCase("environments: {default: {workflows: [{name: a, tasks: [{task_key: fit, spark_python_task: {python_file: file://train.py}}]}]}}", "bundle-job:a|bundle-job:a/fit")]
    [TestCase("environments: {default: {jobs: [{name: a, schedule: {quartz_cron_expression: 0 0 3 * * ?}, spark_python_task: {python_file: file://train.py}}]}}", "bundle-job:a [Schedule schedule 0 0 3 * * ?]")]
    [TestCase("environments: {prod: {url: x}}", "")]
    public void Jobs_and_their_starts_are_read(string text, string expected) => Assert.That(Detected.Starts(Detector, "a.yml", text), Is.EqualTo(expected));

    [TestCase("notebook_task: {notebook_path: ../src/train}", "src/train.py")]
    [TestCase("notebook_task: {notebook_path: ../src/train.ipynb}", "src/train.ipynb")]
    [TestCase("spark_python_task: {python_file: ../src/train.py}", "src/train.py")]
    [TestCase("for_each_task: {inputs: [1], task: {task_key: b, spark_python_task: {python_file: ../src/train.py}}}", "src/train.py")]
    [TestCase("run_job_task: {job_id: '${resources.jobs.other.id}'}", "src/other.py")]
    [TestCase("pipeline_task: {pipeline_id: '${resources.pipelines.flow.id}'}", "src/flow.py")]
    [TestCase("python_wheel_task: {package_name: churn, entry_point: churn-train}", "churn/cli.py")]
    [TestCase("dbt_task: {commands: ['dbt deps', 'python ../src/train.py']}", "src/train.py")]
    public void A_task_runs_its_file(string task, string reached) => Assert.That(
        LinkedFiles.Chain(
            reached,
            ("resources/a.yml", $"resources:\n  jobs:\n    a:\n      schedule: {{quartz_cron_expression: 0 0 3 * * ?}}\n      tasks:\n        - task_key: t\n          {task}\n"),
            ("resources/b.yml", "resources:\n  jobs:\n    other: {tasks: [{task_key: t, spark_python_task: {python_file: ../src/other.py}}]}\n  pipelines:\n    flow: {libraries: [{file: {path: ../src/flow.py}}]}\n"),
            ("pyproject.toml", "[project]\nname = 'churn'\n[project.scripts]\nchurn-train = 'churn.cli:main'\n"),
            ("churn/__init__.py", string.Empty), ("churn/cli.py", string.Empty),
            ("src/train.py", string.Empty), ("src/train.ipynb", "{}"), ("src/other.py", string.Empty), ("src/flow.py", string.Empty)),
        Is.Not.Empty);

    [TestCase("databricks bundle deploy", false)]
    [TestCase("databricks bundle run a", true)]
    public void A_job_in_the_bundle_itself_runs_when_it_is_told_to(string command, bool runs) => Assert.That(
        LinkedFiles.Chain(
            "src/train.py",
            (".github/workflows/a.yml", $"on: push\njobs:\n  a:\n    steps:\n      - run: {command}\n"),
            ("databricks.yml", "resources:\n  jobs:\n    a:\n      tasks:\n        - task_key: fit\n          notebook_task: {notebook_path: ./src/train}\n"),
            ("src/train.py", string.Empty)).Length > 0,
        Is.EqualTo(runs));

    [TestCase("dbx execute a --cluster-id 1 --task t", true)]
    [TestCase("dbx launch --job=a", true)]
    [TestCase("dbx launch --job=b", false)]
    [TestCase("dbx deploy", false)]
    public void A_job_of_dbx_runs_when_it_is_told_to(string command, bool runs) => Assert.That(
        LinkedFiles.Chain(
            "churn/train.py",
            (".github/workflows/a.yml", $"on: push\njobs:\n  a:\n    steps:\n      - run: {command}\n"),
            ("conf/deployment.yml", "environments:\n  default:\n    workflows:\n      - name: a\n        tasks:\n          - task_key: t\n            spark_python_task: {python_file: 'file://churn/train.py'}\n"),
            ("churn/train.py", string.Empty)).Length > 0,
        Is.EqualTo(runs));

    [TestCase("databricks bundle run a -t prod", true)]
    [TestCase("databricks bundle run b", false)]
    [TestCase("databricks bundle deploy", false)]
    [TestCase("databricks bundle validate", false)]
    public void To_deploy_a_job_is_not_to_run_it(string command, bool runs) => Assert.That(
        LinkedFiles.Chain(
            "src/train.py",
            (".github/workflows/a.yml", $"on: push\njobs:\n  a:\n    steps:\n      - run: {command}\n"),
            ("databricks.yml", "include: [resources/*.yml]\n"),
            ("resources/a.yml", "resources:\n  jobs:\n    a:\n" + Tasks),
            ("src/train.py", string.Empty)).Length > 0,
        Is.EqualTo(runs));
}
