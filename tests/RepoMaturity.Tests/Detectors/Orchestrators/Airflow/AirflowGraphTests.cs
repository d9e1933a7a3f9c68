using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators.Airflow;

internal sealed class AirflowGraphTests
{
    private const string Head = "from airflow import DAG\nfrom airflow.operators.trigger_dagrun import TriggerDagRunOperator\n";

    [TestCase("DAG('b')", "b", "a.py:3 schedule @daily -> a.py:4 starts b")]
    [TestCase("DAG(dag_id='b', schedule=None)", "b", "a.py:3 schedule @daily -> a.py:4 starts b")]
    [TestCase("DAG('b')", "c", "")]
    public void A_graph_starts_another(string other, string started, string expected) => Assert.That(
        LinkedFiles.Chain(
            "b.py",
            ("a.py", Head + $"with DAG('a', schedule='@daily'):\n    TriggerDagRunOperator(task_id='t', trigger_dag_id='{started}')\n"),
            ("b.py", Head + other + "\n")),
        Is.EqualTo(expected));

    [Test]
    public void A_decorated_function_gives_its_name() => Assert.That(
        LinkedFiles.Chain(
            "b.py",
            (".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: airflow dags trigger --conf '{}' train_all\n"),
            ("b.py", "from airflow.decorators import dag\n@dag(schedule=None)\ndef train_all():\n    pass\n")),
        Does.EndWith("airflow dags trigger --conf {} train_all"));

    [Test]
    public void To_pause_a_graph_starts_nothing() => Assert.That(
        LinkedFiles.Chain(
            "b.py",
            (".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: airflow dags pause b\n"),
            ("b.py", "from airflow import DAG\nDAG('b')\n")),
        Is.Empty);
}
