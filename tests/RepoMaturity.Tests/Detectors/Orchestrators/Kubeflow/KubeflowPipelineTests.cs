using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Orchestrators.Kubeflow;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators.Kubeflow;

internal sealed class KubeflowPipelineTests
{
    private static readonly KubeflowPipelineDetector Detector = new();

    private const string Component = "name: Train\nimplementation:\n  container:\n    image: acme/train:1\n    command: [python, /app/src/train.py, {inputValue: rate}]\n    args: [--out, {outputPath: model}]\n";

    private const string Scheduled = ".github/workflows/a.yml";

    [TestCase("implementation: {x: 1}", "")]
    [TestCase("name: a\ncontainer: {image: x}", "")]
    [TestCase(Component, "Stage Train acme/train:1 :4 @component|Image acme/train 1 :4 @component|Command python /app/src/train.py --out :5 @component")]
    [TestCase("pipelineInfo: {name: a}\ndeploymentSpec:\n  executors:\n    exec-fit:\n      container:\n        image: p:1\n        command: [python, fit.py]\n", "Stage fit p:1 :4 @pipeline|Image p 1 :6 @pipeline|Command python fit.py :7 @pipeline")]
    [TestCase("deploymentSpec:\n  executors:\n    exec-fit:\n      container:\n        command:\n        - sh\n        - -c\n        - |\n          import mlflow\n          def fit():\n            mlflow.log_metric('a', 1)\n", "Stage fit :3 @pipeline|Import mlflow :9 @pipeline|Definition fit function :10 @pipeline|Call mlflow.log_metric a :11 @pipeline")]
    public void Steps_are_read(string text, string expected) => Assert.That(Detected.Facts(Detector, "pipeline.yaml", text), Is.EqualTo(expected));

    [Test]
    public void A_compiled_pipeline_in_json_is_read() => Assert.That(
        Detected.Facts(Detector, "churn_pipeline.json", """{"pipelineSpec": {"deploymentSpec": {"executors": {"exec-a": {"container": {"image": "x:1"}}}}}}""", FactKind.Stage),
        Is.EqualTo("Stage a x:1 :1 @pipeline"));

    [TestCase("from kfp.components import load_component_from_file\nload_component_from_file('parts/train/component.yaml')", true)]
    [TestCase("import os\nfrom kfp import components\ncomponents.load_component_from_file(os.path.join(HERE, 'parts/train', 'component.yaml'))", true)]
    [TestCase("from azure.ai.ml import load_component\nload_component(source='./parts/train/component.yaml')", true)]
    [TestCase("from kfp import components\ncomponents.load_component_from_url('https://x/parts/train/component.yaml')", false)]
    public void A_script_that_loads_a_component_runs_it(string text, bool runs) => Assert.That(
        LinkedFiles.Chain(
            "src/train.py",
            (Scheduled, "on: push\njobs:\n  a:\n    steps:\n      - run: python pipeline.py\n"),
            ("pipeline.py", text),
            ("parts/train/component.yaml", Component),
            ("src/train.py", string.Empty)).Length > 0,
        Is.EqualTo(runs));

    [TestCase("dsl.ContainerOp(name='a', image='acme/train:1', command=['python'], arguments=['src/train.py', '--rate', rate])", true)]
    [TestCase("dsl.ContainerOp(name='a', image=f'{REGISTRY}/train:1')", true)]
    [TestCase("dsl.ContainerSpec(image='x', command=['python', 'src/train.py'], args=['--rate', '1'])", true)]
    [TestCase("dsl.ContainerSpec(image='x', command=['sh', '-c'], args=['python src/train.py'])", true)]
    [TestCase("dsl.ContainerSpec(image='other', command=['echo'], args=['x'])", false)]
    public void A_container_runs_its_image_and_command(string call, bool runs) => Assert.That(
        LinkedFiles.Chain(
            "src/train.py",
            (Scheduled, "on: push\njobs:\n  a:\n    steps:\n      - run: python pipeline.py\n      - run: docker build -t acme/train:1 -f train.Dockerfile .\n"),
            ("pipeline.py", "from kfp import dsl\n" + call + "\n"),
            ("train.Dockerfile", "FROM python:3.12\nCOPY src src\nENTRYPOINT [\"python\", \"src/train.py\"]\n"),
            ("src/train.py", string.Empty)).Length > 0,
        Is.EqualTo(runs));

    [TestCase("build.yaml", "build.yaml", "run.py:2 schedule google.cloud.aiplatform.PipelineJob.create_schedule -> run.py:2 submits build.yaml")]
    [TestCase("out/build.json", "gs://bucket/build.json", "run.py:2 schedule google.cloud.aiplatform.PipelineJob.create_schedule -> run.py:2 submits build.json")]
    [TestCase("build.yaml", "other.yaml", "")]
    public void Who_submits_a_compiled_pipeline_runs_the_one_who_compiles_it(string written, string read, string expected) => Assert.That(
        LinkedFiles.Chain(
            "pipeline.py",
            ("run.py", $"from google.cloud import aiplatform\naiplatform.PipelineJob(template_path='{read}').create_schedule(cron='0 3 * * *')\n"),
            ("pipeline.py", $"from kfp import compiler\ncompiler.Compiler().compile(pipeline_func=p, package_path='{written}')\n")),
        Is.EqualTo(expected));
}
