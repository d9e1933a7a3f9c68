using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Buildkite;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Buildkite;

internal sealed class BuildkiteTests
{
    private const string Root = ".buildkite/pipeline.yml";
    private static readonly BuildkiteDetector Detector = new();

    [TestCase(Root, true)]
    [TestCase(".buildkite/deploy/release.yaml", true)]
    [TestCase("service/.buildkite/pipeline.yml", true)]
    [TestCase("buildkite.yml", true)]
    [TestCase(".buildkite/run.sh", false)]
    [TestCase("buildkite/pipeline.yml", false)]
    public void It_claims_pipelines(string path, bool expected) => Assert.That(Detector.Claims(path), Is.EqualTo(expected));

    [TestCase("steps: [{label: a, command: x}, wait, {commands: [y]}]", " [Push push]|step:a|step:step")]
    [TestCase("[{label: a, command: x}]", " [Push push]|step:a")]
    [TestCase("steps: [{group: g, steps: [{key: a, command: x}, {key: b, command: x}]}]", " [Push push]|step:a|step:b")]
    [TestCase("steps: [{label: a, command: x}, {label: a, command: y}]", " [Push push]|step:a|step:a/2")]
    [TestCase("steps: [{label: a, command: x}, {block: Release?}, {label: b, command: x}]", " [Push push]|step:a|step:b [Manual after a block]")]
    [TestCase("steps: [{label: a, command: x}, {input: Which?}, {label: b, command: x}]", " [Push push]|step:a|step:b [Manual after a block]")]
    [TestCase("steps: [{label: a, if: build.source == \"schedule\", command: x}]", " [Push push]|step:a [Schedule if: build.source == \"schedule\"]")]
    [TestCase("steps: [{label: a, if: build.source != \"schedule\", command: x}]", " [Push push]|step:a")]
    [TestCase("steps: [{trigger: deploy}]", " [Push push]")]
    [TestCase("steps: {a: b}", "")]
    [TestCase("", "")]
    [TestCase("steps: [1, [2], ~, {label: {a: b}, command: {c: d}}]", " [Push push]")]
    public void Steps_start_as_the_pipeline_says(string text, string expected) => Assert.That(Detected.Starts(Detector, Root, text), Is.EqualTo(expected));

    [Test]
    public void A_pipeline_of_another_name_waits_for_what_uploads_it() => Assert.That(Detected.Starts(Detector, ".buildkite/train.yml", "steps: [{label: a, command: x}]"), Is.EqualTo("|step:a"));

    [Test]
    public void Steps_name_commands_plug_ins_and_images() => Assert.That(
        Detected.Facts(Detector, Root, "steps:\n  - label: t\n    command: make test\n    plugins:\n      - docker#v5.8.0:\n          image: python:3.11\n      - ecr#v2.7.0\n", FactKind.Command, FactKind.Action, FactKind.Image),
        Is.EqualTo("Action docker v5.8.0 :5 @step:t|Image python 3.11 :6 @step:t|Action ecr v2.7.0 :7 @step:t|Command make test :3 @step:t"));

    [Test]
    public void A_push_reaches_what_steps_run() => Assert.That(
        LinkedFiles.Chain("ml/train.py", (Root, "steps:\n  - label: t\n    command:\n      - cd ml\n      - python train.py\n"), ("ml/train.py", "x = 1\n")),
        Does.EndWith("step t: python train.py"));

    [Test]
    public void A_push_reaches_what_an_uploaded_pipeline_runs() => Assert.That(
        LinkedFiles.Chain(
            "train.py",
            (Root, "steps:\n  - label: up\n    command: buildkite-agent pipeline upload --replace .buildkite/train.yml\n"),
            (".buildkite/train.yml", "steps:\n  - label: t\n    command: python train.py\n"),
            ("train.py", "x = 1\n")),
        Does.Contain("step up: uploads .buildkite/train.yml").And.EndWith("step t: python train.py"));
}
