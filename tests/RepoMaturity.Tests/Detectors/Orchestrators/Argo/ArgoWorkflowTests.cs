using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Orchestrators.Argo;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators.Argo;

internal sealed class ArgoWorkflowTests
{
    private static readonly ArgoWorkflowDetector Detector = new();

    [TestCase("apiVersion: v1\nkind: Workflow\n", "")]
    [TestCase("apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: Workflow}\n", "")]
    [TestCase("apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: a-}\n", "resource:Workflow/a-")]
    [TestCase("apiVersion: argoproj.io/v1alpha1\nkind: CronWorkflow\nmetadata: {name: a}\nspec: {schedule: 0 3 * * *}\n", "resource:CronWorkflow/a [Schedule schedule 0 3 * * *]")]
    [TestCase("apiVersion: argoproj.io/v1alpha1\nkind: CronWorkflow\nmetadata: {name: a}\nspec: {schedules: [0 3 * * *, 0 9 * * *]}\n", "resource:CronWorkflow/a [Schedule schedule 0 3 * * *, Schedule schedule 0 9 * * *]")]
    [TestCase("apiVersion: argoproj.io/v1alpha1\nkind: CronWorkflow\nmetadata: {name: a}\nspec: {schedule: 0 3 * * *, suspend: true}\n", "resource:CronWorkflow/a")]
    [TestCase("apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: a}\nspec: {schedule: 0 3 * * *}\n", "resource:Workflow/a")]
    public void A_clock_starts_a_workflow(string text, string expected) => Assert.That(Detected.Starts(Detector, "a.yaml", text), Is.EqualTo(expected));

    [Test]
    public void Scripts_and_stages_are_read() => Assert.That(
        Detected.Facts(Detector, "a.yaml", """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata: {name: a}
            spec:
              templates:
                - name: all
                  steps: [[{name: x, template: fit}]]
                - name: fit
                  script:
                    image: python:3.12
                    command: [python3]
                    source: |
                      import mlflow
                      mlflow.log_metric("a", 1)
                - name: run
                  script: {image: alpine, command: [sh], source: make train}
            """, FactKind.Stage, FactKind.Call, FactKind.Command),
        Is.EqualTo("Stage fit python:3.12 :8 @resource:Workflow/a|Call mlflow.log_metric a :14 @resource:Workflow/a|Stage run alpine :15 @resource:Workflow/a|Command make train :16 @resource:Workflow/a"));

    [Test]
    public void A_clock_leads_through_a_template_to_a_script() => Assert.That(
        LinkedFiles.Chain(
            "train.py",
            ("cron.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: CronWorkflow\nmetadata: {name: nightly}\nspec:\n  schedule: 0 3 * * *\n  workflowSpec:\n    workflowTemplateRef: {name: churn}\n"),
            ("template.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata: {name: churn}\nspec:\n  templates:\n    - name: train\n      container: {image: x, command: [python, train.py]}\n"),
            ("train.py", string.Empty)),
        Is.EqualTo("cron.yaml:5 schedule 0 3 * * * -> cron.yaml:7 template churn -> template.yaml:7 python train.py"));

    [TestCase("argo submit --from workflowtemplate/churn", true)]
    [TestCase("argo submit template.yaml", true)]
    [TestCase("argo lint template.yaml", false)]
    [TestCase("argo submit --from workflowtemplate/other", false)]
    public void A_command_submits_a_template(string command, bool runs) => Assert.That(
        LinkedFiles.Chain(
            "train.py",
            (".github/workflows/a.yml", $"on: push\njobs:\n  a:\n    steps:\n      - run: {command}\n"),
            ("template.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata: {name: churn}\nspec:\n  templates:\n    - name: train\n      dag: {tasks: [{name: a, templateRef: {name: fit, template: t}}]}\n"),
            ("fit.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: ClusterWorkflowTemplate\nmetadata: {name: fit}\nspec:\n  templates:\n    - name: t\n      container: {image: x, command: [python, train.py]}\n"),
            ("train.py", string.Empty)).Length > 0,
        Is.EqualTo(runs));

    private const string Sensor = "apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: s}\nspec:\n  dependencies: [{name: d, eventSourceName: source, eventName: e}]\n  triggers:\n    - template:\n        ";
    private const string Inline = "argoWorkflow: {operation: submit, source: {resource: {kind: Workflow, metadata: {generateName: a-}, spec: {templates: [{container: {image: python, command: [python, train.py]}}]}}}}";
    private const string ByName = "argoWorkflow: {operation: submit, source: {resource: {kind: Workflow, metadata: {generateName: a-}, spec: {workflowTemplateRef: {name: fit}}}}}";
    private const string Existing = "argoWorkflow: {operation: submit-from, source: {resource: {kind: WorkflowTemplate, metadata: {name: fit}}}}";
    private const string Job = "k8s: {operation: create, source: {resource: {kind: Job, metadata: {generateName: a-}, spec: {template: {spec: {containers: [{image: python, command: [python, train.py]}]}}}}}}";
    private const string Script = "k8s: {operation: create, source: {resource: {kind: Workflow, metadata: {generateName: a-}, spec: {templates: [{script: {image: bash, command: [bash], source: python train.py}}]}}}}";

    [TestCase("calendar: {e: {schedule: 0 3 * * *}}", Inline, "events.yaml:4 schedule 0 3 * * *")]
    [TestCase("calendar: {e: {interval: 10s}}", ByName, "events.yaml:4 schedule 10s")]
    [TestCase("calendar: {e: {schedule: 0 3 * * *}}", Existing, "events.yaml:4 schedule 0 3 * * *")]
    [TestCase("calendar: {e: {schedule: 0 3 * * *}}", Job, "events.yaml:4 schedule 0 3 * * *")]
    [TestCase("github: {e: {events: [push]}}", Script, "events.yaml:4 webhook of github")]
    [TestCase("minio: {e: {bucket: {name: data}}}", Inline, "events.yaml:4 minio e")]
    [TestCase("calendar: {other: {schedule: 0 3 * * *}}", Inline, "")]
    [TestCase("webhook: {e: {port: 12000}}", Inline, "")]
    [TestCase("kafka: {e: {topic: x}}", ByName, "")]
    public void An_event_starts_what_a_sensor_names(string source, string trigger, string expected)
    {
        var chain = LinkedFiles.Chain(
            "train.py",
            ("events.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: source}\nspec: {" + source + "}\n"),
            ("sensor.yaml", Sensor + trigger + "\n"),
            ("template.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata: {name: fit}\nspec: {templates: [{script: {image: bash, command: [bash], source: python train.py}}]}\n"),
            ("train.py", ""));
        Assert.That(chain, expected.Length == 0 ? Is.Empty : Does.StartWith(expected + " -> events.yaml:4 sensor s hears source/e -> ").And.EndsWith("python train.py"));
    }
}
