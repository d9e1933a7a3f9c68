using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.CloudBuild;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.CloudBuild;

internal sealed class CloudBuildTests
{
    private static readonly CloudBuildDetector Detector = new();

    [TestCase("a/build.yaml", "steps: [{name: gcr.io/cloud-builders/docker, args: [build, .]}]", " [Manual no trigger in the repository]")]
    [TestCase("cloudbuild.yaml", "steps: [{name: python, entrypoint: pip, args: [list]}]", " [Manual no trigger in the repository]")]
    [TestCase("cloudbuild.json", "{\"steps\": [{\"name\": \"gcr.io/a/b\", \"args\": [\"x\"]}]}", " [Manual no trigger in the repository]")]
    [TestCase("cloudbuild.yaml", "steps: [{name: gcr.io/a/docker, args: [build, -t, 'x:$SHORT_SHA', .]}]", " [Push push (asks for $SHORT_SHA)]")]
    [TestCase("cloudbuild.yaml", "steps: [{name: gcr.io/a/docker, args: [build, -t, 'x:${TAG_NAME}', .]}]", " [Push push (asks for $TAG_NAME)]")]
    [TestCase("cloudbuild.yaml", "steps: [{name: gcr.io/a/docker, args: [build, -t, 'x:$$TAG_NAME', .]}]", " [Manual no trigger in the repository]")]
    [TestCase("cloudbuild.yaml", "steps: [{name: gcr.io/a/docker, args: [build, -t, 'x:$_TAG_NAME', .]}]", " [Manual no trigger in the repository]")]
    [TestCase("pipeline.yml", "steps: [{name: test, script: [pytest]}]", "")]
    [TestCase("action.yml", "steps: [{name: docker.io/x, uses: a/b, args: x}]", "")]
    [TestCase("trigger.yaml", "name: t\ngithub: {push: {branch: main}}\nfilename: cloudbuild.yaml", " [Push push]")]
    [TestCase("a.yaml", "filename: x", "")]
    public void Builds_are_told_by_their_shape(string path, string text, string expected) => Assert.That(Detected.Starts(Detector, path, text), Is.EqualTo(expected));

    [TestCase("{name: gcr.io/cloud-builders/docker, args: [build, '.']}", "Command docker build .")]
    [TestCase("{name: 'python:3.9', entrypoint: python, args: [-m, pytest]}", "Command python -m pytest|Command pytest")]
    [TestCase("{name: gcr.io/google.com/cloudsdktool/cloud-sdk, entrypoint: bash, args: [-c, 'make a && make b']}", "Command make a|Command make b")]
    [TestCase("{name: gcr.io/google.com/cloudsdktool/cloud-sdk, args: [gcloud, run, deploy, $_NAME]}", "Command gcloud run deploy app")]
    [TestCase("{name: gcr.io/kaniko-project/executor, args: ['--destination=gcr.io/a/b', --dockerfile=d/Dockerfile]}", "Command docker build -t gcr.io/a/b -f d/Dockerfile .")]
    [TestCase("{name: gcr.io/a/b, script: \"make a\\nmake b\"}", "Command make a|Command make b")]
    [TestCase("{name: gcr.io/cloud-builders/docker, args: [build, 'a b']}", "Command docker build a b")]
    [TestCase("{name: gcr.io/a/b, args: [--x]}", "")]
    public void Steps_run_their_commands(string step, string expected) => Assert.That(
        string.Join('|', Detected.In(Detector, "cloudbuild.yaml", "substitutions: {_NAME: app}\nsteps: [" + step + "]").Facts.Where(fact => fact.Kind == FactKind.Command).Select(fact => $"Command {fact.Name}")),
        Is.EqualTo(expected));

    [TestCase("steps: [{name: 'gcr.io/a/python', entrypoint: python, args: [train.py], dir: ml}]\nimages: ['x:$COMMIT_SHA']", true)]
    [TestCase("steps: [{name: 'gcr.io/a/python', entrypoint: python, args: [train.py], dir: ml}]", false)]
    public void A_push_reaches_what_steps_run(string text, bool expected) =>
        Assert.That(LinkedFiles.Chain("ml/train.py", ("cloudbuild.yaml", text), ("ml/train.py", "x = 1\n")).Length > 0, Is.EqualTo(expected));

    [Test]
    public void Whoever_submits_the_file_runs_it() => Assert.That(
        LinkedFiles.Chain(
            "train.py",
            (".github/workflows/a.yml", "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: gcloud builds submit --config ci/build.yaml\n"),
            ("ci/build.yaml", "steps:\n  - name: gcr.io/a/python\n    entrypoint: python\n    args: [train.py]\n"),
            ("train.py", "x = 1\n")),
        Does.EndWith("ci/build.yaml:4 step 1: python train.py"));
}
