using RepoMaturity.Core.Links;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Http;

internal sealed class HttpRouteResolverTests
{
    private const string Service = "from fastapi import FastAPI\napp = FastAPI()\n@app.post('/train')\ndef train():\n    pass\n@app.post('/predict')\ndef predict():\n    pass\n";

    private const string Graph = "from airflow import DAG\nfrom airflow.operators.python import PythonOperator\nimport requests\nimport httpx\nimport os\nBASE = os.environ['API']\nTRAIN = f'{BASE}/train'\n"
        + "def ask():\n    CALL\nwith DAG('retrain', schedule='@daily') as dag:\n    PythonOperator(task_id='ask', python_callable=ask)\n";

    [TestCase("requests.post('http://trainer:8000/train')", true)]
    [TestCase("requests.post(f'{BASE}/train', json={})", true)]
    [TestCase("requests.post(BASE + '/train')", true)]
    [TestCase("requests.post(TRAIN)", true)]
    [TestCase("requests.request('POST', f'{BASE}/api/v1/train')", true)]
    [TestCase("httpx.Client(base_url=BASE).post('/train')", true)]
    [TestCase("requests.post('http://10.0.0.7:8000/train')", true)]
    [TestCase("requests.post('http://trainer.ml.svc.cluster.local/train?full=1')", true)]
    [TestCase("requests.get('http://trainer:8000/train')", false)]
    [TestCase("requests.post('https://api.example.com/train')", false)]
    [TestCase("requests.post('http://trainer:8000/train/models')", false)]
    [TestCase("requests.post(BASE)", false)]
    [TestCase("print('http://trainer:8000/train')", false)]
    public void A_task_that_asks_the_own_service_runs_what_answers(string call, bool expected)
    {
        var links = LinkedFiles.Link(("dags/retrain.py", Graph.Replace("CALL", call, StringComparison.Ordinal)), ("service/app.py", Service));
        Assert.Multiple(() =>
        {
            Assert.That(links.IsAutomatic(new UnitKey("service/app.py", "def:train")), Is.EqualTo(expected));
            Assert.That(links.IsAutomatic(new UnitKey("service/app.py", "def:predict")), Is.False);
        });
    }

    [TestCase("from flask import Flask\napp = Flask('x')\n@app.route('/train', methods=['POST'])\ndef train():\n    pass\n", "def:train", true)]
    [TestCase("from flask import Flask\napp = Flask('x')\n@app.route('/train')\ndef train():\n    pass\n", "def:train", true)]
    [TestCase("from flask import Flask\napp = Flask('x')\n@app.route('/train', methods=['GET'])\ndef train():\n    pass\n", "def:train", false)]
    [TestCase("from fastapi import APIRouter\nrouter = APIRouter(prefix='/models')\n@router.post('/{name}/train')\ndef train(name):\n    pass\n", "def:train", false)]
    [TestCase("from fastapi import FastAPI\ndef make():\n    app = FastAPI()\n    @app.post('/train')\n    def train():\n        pass\n    return app\n", "def:make", true)]
    public void Routes_are_declared_in_many_ways(string service, string unit, bool expected) => Assert.That(
        LinkedFiles.Link(("dags/retrain.py", Graph.Replace("CALL", "requests.post('http://trainer:8000/train')", StringComparison.Ordinal)), ("service/app.py", service))
            .IsAutomatic(new UnitKey("service/app.py", unit)), Is.EqualTo(expected));

    [TestCase("@app.get('/train')", "uvicorn app:app", false)]
    [TestCase("@app.post('/models/re-train')", "uvicorn app:app", false)]
    [TestCase("@app.get('/train')", "python app.py", false)]
    [TestCase("@app.get('/train')\n@limiter.limit('1/minute')", "uvicorn app:app", false)]
    [TestCase("@limiter.limit('1/minute')", "uvicorn app:app", true)]
    [TestCase("@app.get('/predict')", "uvicorn app:app", true)]
    [TestCase("@app.get('/trains/next')", "uvicorn app:app", true)]
    public void Who_starts_a_service_does_not_train_by_it(string decorator, string command, bool expected) => Assert.That(
        LinkedFiles.Link(
            (".github/workflows/w.yml", $"on: push\njobs:\n  j:\n    runs-on: x\n    steps:\n      - run: {command}\n"),
            ("app.py", $"import uvicorn\nfrom fastapi import FastAPI\nfrom model import Trainer\nfrom limits import Limiter\napp = FastAPI()\nlimiter = Limiter()\n{decorator}\ndef answer():\n    return Trainer().run()\nif __name__ == '__main__':\n    uvicorn.run(app)\n"),
            ("model.py", "class Trainer:\n    def run(self):\n        pass\n")).IsAutomatic(new UnitKey("model.py", "def:Trainer")), Is.EqualTo(expected));

    [Test]
    public void A_program_that_trains_by_itself_trains_whoever_may_ask_too() => Assert.That(
        LinkedFiles.Link(
            (".github/workflows/w.yml", "on: push\njobs:\n  j:\n    runs-on: x\n    steps:\n      - run: uvicorn app:app\n"),
            ("app.py", "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/train')\ndef train():\n    pass\ntrain()\n")).IsAutomatic(new UnitKey("app.py", "def:train")));

    [Test]
    public void Where_too_many_answer_nobody_is_meant()
    {
        var services = Enumerable.Range(0, 4).Select(i => ($"s{i}/app.py", Service)).ToArray();
        var links = LinkedFiles.Link([("dags/retrain.py", Graph.Replace("CALL", "requests.post(TRAIN)", StringComparison.Ordinal)), .. services]);
        Assert.That(services.Any(service => links.IsAutomatic(new UnitKey(service.Item1, "def:train"))), Is.False);
    }

    [Test]
    public void An_operator_of_airflow_sends_requests() => Assert.That(
        LinkedFiles.Link(
            ("dags/g.py", "from airflow import DAG\nfrom airflow.providers.http.operators.http import HttpOperator\nwith DAG('g', schedule='@daily'):\n    HttpOperator(task_id='t', http_conn_id='api', endpoint='train')\n"),
            ("app.py", Service)).IsAutomatic(new UnitKey("app.py", "def:train")));

    [TestCase("curl -X POST \"$SERVICE_URL/train\"", true)]
    [TestCase("curl -fsS -d '{}' http://trainer:8000/train", true)]
    [TestCase("curl \"$SERVICE_URL/train\"", false)]
    [TestCase("curl -X POST http://localhost:8000/train", false)]
    public void A_workflow_with_a_clock_may_ask_too(string command, bool expected) => Assert.That(
        LinkedFiles.Link(
            (".github/workflows/w.yml", $"on:\n  schedule:\n    - cron: '0 3 * * 1'\njobs:\n  j:\n    runs-on: x\n    steps:\n      - run: |\n          {command}\n"), ("app.py", Service))
            .IsAutomatic(new UnitKey("app.py", "def:train")), Is.EqualTo(expected));

    [TestCase("gcloud scheduler jobs create http retrain --schedule='0 3 * * 1' --uri=\"$URL/train\" --http-method=POST", true)]
    [TestCase("gcloud scheduler jobs create http look --schedule='0 3 * * 1' --uri=\"$URL/train\" --http-method=GET", false)]
    public void A_clock_of_the_cloud_asks_from_then_on(string command, bool expected) => Assert.That(
        LinkedFiles.Link(("setup.sh", command + "\n"), ("app.py", Service)).IsAutomatic(new UnitKey("app.py", "def:train")), Is.EqualTo(expected));

    [Test]
    public void A_declared_clock_of_the_cloud_asks_too() => Assert.That(
        LinkedFiles.Link(
            ("main.tf", "resource \"google_cloud_scheduler_job\" \"retrain\" {\n  schedule = \"0 3 * * 1\"\n  http_target {\n    http_method = \"POST\"\n    uri = \"${google_cloud_run_service.api.status[0].url}/train\"\n  }\n}\n"),
            ("app.py", Service)).IsAutomatic(new UnitKey("app.py", "def:train")));

    [TestCase("gcloud beta builds triggers create github --build-config=./build/cloudbuild.yaml --branch-pattern='^main$' --repo-name=r", true)]
    [TestCase("gcloud builds triggers create cloud-source-repositories --build-config build/cloudbuild.yaml --branch-pattern=main", true)]
    [TestCase("gcloud builds triggers create manual --build-config build/cloudbuild.yaml --branch=main", false)]
    [TestCase("gcloud builds triggers delete --quiet t", false)]
    public void A_push_starts_a_build_for_which_a_script_makes_a_trigger(string command, bool expected) => Assert.That(
        LinkedFiles.Link(("build/trigger.sh", command + "\n"), ("build/cloudbuild.yaml", "steps:\n- name: python:3.11\n  entrypoint: python\n  args: ['train.py']\n"), ("train.py", "import x\n"))
            .IsAutomatic(UnitKey.File("train.py")), Is.EqualTo(expected));
}
