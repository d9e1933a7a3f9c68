using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Settings;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Settings;

internal sealed class KubernetesDetectorTests
{
    private const string CronJob = """
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: retrain }
        spec:
          schedule: "0 3 * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  containers:
                    - name: c
                      image: o/train:2
                      command: ["python", "-m"]
                      args: ["churn.train"]
        """;

    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}", "Resource apps/v1/Deployment a :2 @resource:Deployment/a")]
    [TestCase("apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Service\n  metadata: {name: s}", "Resource v1/List :2 @resource:List/|Resource v1/Service s :5 @resource:Service/s")]
    [TestCase("apiVersion: v1\nkind: A\n---\nx: 1\n---\napiVersion: v2\nkind: B", "Resource v1/A :2 @resource:A/|Resource v2/B :7 @resource:B/")]
    [TestCase("apiVersion: 1", "")]
    [TestCase("kind: x\napiVersion: [1]", "")]
    [TestCase("- apiVersion: v1\n  kind: x", "")]
    [TestCase("", "")]
    public void Reads_resources(string text, string expected) => Assert.That(Detected.Facts(new KubernetesDetector(), "a.yml", text, FactKind.Resource), Is.EqualTo(expected));

    [Test]
    public void A_clock_starts_what_the_containers_run_and_not_the_resource()
    {
        Assert.That(Detected.Starts(new KubernetesDetector(), "a.yml", CronJob), Is.EqualTo("resource:CronJob/retrain|run:CronJob/retrain [Schedule schedule 0 3 * * *]"));
        Assert.That(Detected.Facts(new KubernetesDetector(), "a.yml", CronJob, FactKind.Image, FactKind.Trigger, FactKind.Command), Is.EqualTo(
            "Image o/train 2 :12 @resource:CronJob/retrain|Trigger schedule 0 3 * * * :5 @resource:CronJob/retrain|Command python -m churn.train :13 @run:CronJob/retrain"));
    }

    [TestCase("Deployment", UnitKind.Service)]
    [TestCase("PyTorchJob", UnitKind.Stage)]
    [TestCase("Workflow", UnitKind.Stage)]
    [TestCase("InferenceService", UnitKind.Service)]
    public void What_kind_of_unit_it_is_follows_from_its_kind(string kind, UnitKind expected) =>
        Assert.That(Detected.In(new KubernetesDetector(), "a.yml", $"apiVersion: v1\nkind: {kind}\nspec: {{containers: [{{image: i}}]}}").Units.Single().Kind, Is.EqualTo(expected));

    [Test]
    public void Shell_text_keeps_its_lines() =>
        Assert.That(
            Detected.Facts(new KubernetesDetector(), "a.yml", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - command: [sh, -c]\n    args:\n    - |\n      make x\n      make y", FactKind.Command),
            Is.EqualTo("Command make x :8 @resource:Pod/|Command make y :9 @resource:Pod/"));

    [Test]
    public void A_definition_of_a_kind_has_no_containers() =>
        Assert.That(Detected.In(new KubernetesDetector(), "a.yml", "apiVersion: v1\nkind: CustomResourceDefinition\nspec: {containers: [{image: i}]}").Units, Is.Empty);

    [TestCase("a.yaml", true)]
    [TestCase("a/b.yml", true)]
    [TestCase(".github/workflows/a.yml", false)]
    [TestCase("a.json", false)]
    public void Claims_yaml(string path, bool expected) => Assert.That(new KubernetesDetector().Claims(path), Is.EqualTo(expected));

    [Test]
    public void Other_yaml_is_not_even_read() => Assert.That(Detected.In(new KubernetesDetector(), "a.yml", "a: [").Problems, Is.Empty);
}
