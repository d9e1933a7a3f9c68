using RepoMaturity.Core.Links;
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

    [TestCase("settings = {'dag_id': 'a', 'schedule': '@daily', 'catchup': False}\nwith DAG(**settings):\n    PythonOperator(python_callable=work)\n", true)]
    [TestCase("settings = {'dag_id': 'a', 'schedule_interval': None}\nwith DAG(**settings):\n    PythonOperator(python_callable=work)\n", false)]
    [TestCase("settings = {'dag_id': 'a', 'schedule': '@daily', 'is_paused_upon_creation': True}\nwith DAG(**settings):\n    PythonOperator(python_callable=work)\n", false)]
    [TestCase("with DAG(**defaults(dag_id='a', schedule='@daily')):\n    PythonOperator(python_callable=work)\n", true)]
    [TestCase("settings = {'owner': 'a', 'schedule': '@daily'}\nwith DAG('a', default_args=settings):\n    PythonOperator(python_callable=work)\n", false)]
    public void A_graph_may_take_its_arguments_from_a_dictionary(string text, bool expected) => Assert.That(
        LinkedFiles.Link(("a.py", Head + Operator + Work + text)).IsAutomatic(new UnitKey("a.py", "def:work")), Is.EqualTo(expected));

    [TestCase("make('a', schedule='@daily', tasks=[work])", true)]
    [TestCase("make('a', schedule=None, tasks=[work])", false)]
    [TestCase("make('a', tasks=[work])", false)]
    [TestCase("other('a', schedule='@daily', tasks=[work])", false)]
    public void A_function_makes_graphs_for_other_modules(string call, bool expected) => Assert.That(
        LinkedFiles.Link(
            ("dags/factory.py", Head + Operator + "def make(dag_id, schedule=None, tasks=()):\n    with DAG(dag_id, schedule=schedule) as dag:\n        for task in tasks:\n            PythonOperator(python_callable=task)\n    return dag\ndef other(*a, **k):\n    pass\n"),
            ("dags/a.py", "from factory import make, other\nfrom steps import work\ndag = " + call + "\n"),
            ("dags/steps.py", Work)).IsAutomatic(new UnitKey("dags/steps.py", "def:work")), Is.EqualTo(expected));

    private const string Work = "def work():\n    pass\n";
    private const string Operator = "from airflow.operators.python import PythonOperator\n";

    [TestCase("with DAG('a', schedule='@daily'):\n    PythonOperator(python_callable=work)\nwith DAG('b', schedule=None):\n    pass\n", true)]
    [TestCase("with DAG('a', schedule='@daily'):\n    pass\nwith DAG('b', schedule=None):\n    PythonOperator(python_callable=work)\n", false)]
    [TestCase("a = DAG('a', schedule='@daily')\nb = DAG('b')\nPythonOperator(dag=a, python_callable=work)\n", true)]
    [TestCase("a = DAG('a', schedule='@daily')\nb = DAG('b')\nPythonOperator(dag=b, python_callable=work)\n", false)]
    [TestCase("b = DAG('b')\nwith DAG('a', schedule='@daily') as a:\n    pass\nwith b:\n    PythonOperator(python_callable=work)\n", false)]
    [TestCase("b = DAG('b')\na = DAG('a', schedule='@daily')\nwith a:\n    PythonOperator(python_callable=work)\n", true)]
    [TestCase("for i in range(3):\n    with DAG(f'a{i}', schedule='@daily'):\n        PythonOperator(python_callable=work)\n", true)]
    [TestCase("def make():\n    with DAG('a', schedule='@daily') as dag:\n        PythonOperator(python_callable=work)\n    return dag\n", true)]
    [TestCase("@dag(schedule='@daily')\ndef a():\n    work()\n@dag(schedule=None)\ndef b():\n    pass\n", true)]
    [TestCase("@dag(schedule='@daily')\ndef a():\n    pass\n@dag(schedule=None)\ndef b():\n    work()\n", false)]
    [TestCase("with DAG('a', schedule='@daily'):\n    @task\n    def one():\n        work()\n    one()\n", true)]
    [TestCase("DAG('a', schedule='@daily')\n", false)]
    public void Of_several_graphs_in_a_file_each_runs_its_own(string graphs, bool runs) => Assert.That(
        LinkedFiles.Link(("a.py", Head + Operator + "from airflow.decorators import dag, task\n" + Work + graphs)).IsAutomatic(new UnitKey("a.py", "def:work")), Is.EqualTo(runs));

    [TestCase("EVERY = '@daily'", "from settings import EVERY", "EVERY", "a.py:4 schedule @daily")]
    [TestCase("EVERY = '@daily'", "import settings", "settings.EVERY", "a.py:4 schedule @daily")]
    [TestCase("EVERY = '@once'", "from settings import EVERY", "EVERY", "")]
    [TestCase("EVERY = read()", "from settings import EVERY", "EVERY", "a.py:4 schedule schedule")]
    [TestCase("", "from elsewhere import EVERY", "EVERY", "a.py:4 schedule schedule")]
    public void A_clock_may_stand_in_another_module(string settings, string import, string schedule, string expected) => Assert.That(
        LinkedFiles.Chain("a.py", ("a.py", Head + import + $"\nwith DAG('a', schedule={schedule}):\n    pass\n"), ("settings.py", settings + "\n")), Is.EqualTo(expected));

    [TestCase("from airflow.datasets import Dataset\n", "outlets=[Dataset('s3://x')]", "schedule=[Dataset('s3://x')]", "updates s3://x")]
    [TestCase("from airflow.sdk import Asset\n", "outlets=[Asset('x')]", "schedule=Asset('x') | Asset('y')", "updates x")]
    [TestCase("from airflow.sdk import Asset\n", "outlets=[Asset(name='x')]", "schedule=(Asset('x') & Asset('y') & Asset('z'))", "updates x")]
    [TestCase("from airflow import Dataset\nX = Dataset('s3://x')\n", "outlets=X", "schedule=[X]", "updates s3://x")]
    [TestCase("from airflow import Dataset\nX = [Dataset('s3://x')]\n", "outlets=X", "schedule=X", "updates s3://x")]
    [TestCase("from airflow import Dataset\nB = 'b'\n", "outlets=[Dataset('s3://' + B)]", "schedule=[Dataset('s3://b')]", "updates s3://b")]
    [TestCase("from airflow import Dataset\nfrom sets import X\n", "outlets=[X]", "schedule=[X]", "updates s3://sets")]
    [TestCase("from airflow import Dataset\nimport sets\n", "outlets=[sets.X]", "schedule=sets.X", "updates s3://sets")]
    [TestCase("from airflow import Dataset\n", "outlets=[Dataset('s3://x')]", "schedule=[Dataset('s3://y')]", null)]
    public void A_graph_may_wait_for_what_another_updates(string head, string outlets, string schedule, string? expected)
    {
        var chain = LinkedFiles.Chain(
            "b.py",
            ("a.py", Head + Operator + head + $"with DAG('a', schedule='@daily'):\n    PythonOperator({outlets})\n"),
            ("b.py", Head + head + $"with DAG('b', {schedule}):\n    pass\n"),
            ("sets.py", "from airflow.datasets import Dataset\nX = Dataset('s3://sets')\n"));
        Assert.That(chain, expected is null ? Is.Empty : Does.StartWith("a.py:").And.EndsWith(expected));
    }

    [Test]
    public void Data_that_nobody_of_the_repository_updates_starts_nothing_but_a_clock_beside_it_does()
    {
        const string Sets = Head + "from airflow.sdk import Asset, AssetOrTimeSchedule\n";
        Assert.That(LinkedFiles.Chain("a.py", ("a.py", Sets + "DAG('a', schedule=[Asset('x')])\n")), Is.Empty);
        Assert.That(LinkedFiles.Chain("a.py", ("a.py", Sets + "DAG('a', schedule=AssetOrTimeSchedule(timetable=daily, assets=[Asset('x')]))\n")), Is.EqualTo("a.py:4 schedule schedule"));
    }

    [Test]
    public void A_function_may_be_an_asset() => Assert.That(
        LinkedFiles.Link(("a.py", "from airflow.sdk import asset\n@asset(schedule='@daily')\ndef raw():\n    pass\n@asset(schedule=raw)\ndef clean():\n    pass\n"))
            .Automatic(new UnitKey("a.py", "def:clean"))!.Steps.Select(step => step.Text), Is.EqualTo(new[] { "schedule @daily", "updates raw" }));

    [Test]
    public void The_id_of_a_started_graph_may_stand_in_another_module() => Assert.That(
        LinkedFiles.Chain(
            "b.py",
            ("a.py", Head + "from ids import B\nwith DAG('a', schedule='@daily'):\n    TriggerDagRunOperator(task_id='t', trigger_dag_id=B)\n"),
            ("b.py", Head + "DAG('b')\n"),
            ("ids.py", "B = 'b'\n")),
        Does.EndWith("starts b"));

    [Test]
    public void A_container_is_known_by_the_name_that_a_compose_file_gives_its_image() => Assert.That(
        LinkedFiles.Chain(
            "images/train/train.py",
            ("dags/a.py", Head + "from airflow.providers.docker.operators.docker import DockerOperator\nwith DAG('a', schedule='@weekly'):\n    DockerOperator(image='churn-train', command='--out x')\n"),
            ("docker-compose.yml", "services:\n  train:\n    build: images/train\n    image: registry.example.org/churn-train:1\n"),
            ("images/train/Dockerfile", "FROM python\nCOPY train.py /train.py\nENTRYPOINT [\"python\", \"/train.py\"]\n"),
            ("images/train/train.py", "")),
        Does.StartWith("dags/a.py:4 schedule @weekly -> dags/a.py:5 "));
}
