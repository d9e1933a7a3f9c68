using RepoMaturity.Detectors.Tekton;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Tekton;

internal sealed class TektonTests
{
    private const string Task = "apiVersion: tekton.dev/v1\nkind: Task\nmetadata: {name: train}\nspec:\n  steps:\n    - name: go\n      image: python\n      script: |\n        #!/bin/sh\n        python train.py\n";
    private const string Pipeline = "apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: {name: all}\nspec:\n  tasks:\n    - name: t\n      taskRef: {name: train}\n";
    private const string Template = "apiVersion: triggers.tekton.dev/v1beta1\nkind: TriggerTemplate\nmetadata: {name: tt}\nspec:\n  resourcetemplates:\n    - kind: PipelineRun\n      spec:\n        pipelineRef: {name: all}\n";
    private static readonly TektonDetector Detector = new();

    [TestCase("a: tekton.dev/", "")]
    [TestCase("apiVersion: batch/v1\nkind: Job\nx: tekton.dev/", "")]
    [TestCase(Task, "tekton:Task/train")]
    [TestCase("apiVersion: tekton.dev/v1\nkind: PipelineRun\nmetadata:\n  name: r\n  annotations: {pipelinesascode.tekton.dev/on-event: '[push, pull_request]'}\nspec: {pipelineRef: {name: all}}",
        "tekton:PipelineRun/r [Push push, PullRequest pull request]")]
    public void Resources_are_told_by_their_shape(string text, string expected) => Assert.That(Detected.Starts(Detector, "a.yaml", text), Is.EqualTo(expected));

    [TestCase("      interceptors: [{ref: {name: github}}]\n", true)]
    [TestCase("      interceptors: [{gitlab: {eventTypes: [Push Hook]}}]\n", true)]
    [TestCase("      interceptors: [{ref: {name: cel}}]\n", false)]
    [TestCase("", false)]
    public void A_listener_of_a_hosting_service_runs_the_pipeline(string interceptors, bool expected)
    {
        var listener = "apiVersion: triggers.tekton.dev/v1beta1\nkind: EventListener\nmetadata: {name: el}\nspec:\n  triggers:\n    - template: {ref: tt}\n" + interceptors;

        Assert.That(
            LinkedFiles.Chain("train.py", ("a/el.yaml", listener), ("a/tt.yaml", Template), ("p.yaml", Pipeline + "---\n" + Task), ("train.py", "x = 1\n")).Length > 0, Is.EqualTo(expected));
    }

    [Test]
    public void A_command_starts_a_pipeline_by_its_name() => Assert.That(
        LinkedFiles.Chain(
            "train.py", (".gitlab-ci.yml", "a:\n  script: tkn pipeline start all --showlog\n"), ("p.yaml", Pipeline), ("t.yaml", Task), ("train.py", "x = 1\n")),
        Does.Contain("tkn pipeline start all"));

    [Test]
    public void A_task_by_a_resolver_leaves_the_repository() => Assert.That(
        LinkedFiles.Link(("p.yaml", "apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: {name: all}\nspec:\n  tasks:\n    - taskRef:\n        resolver: hub\n        params: [{name: name, value: git-clone}]\n"))
            .WaysOut.Select(way => way.Text),
        Is.EqualTo(new[] { "Task git-clone by hub" }));
}
