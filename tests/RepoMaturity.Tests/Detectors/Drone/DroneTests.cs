using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Drone;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Drone;

internal sealed class DroneTests
{
    private const string Root = ".drone.yml";
    private static readonly DroneDetector Detector = new();

    [TestCase(Root, true)]
    [TestCase(".woodpecker.yaml", true)]
    [TestCase(".woodpecker/test.yml", true)]
    [TestCase("drone.yml", false)]
    [TestCase(".woodpecker/run.sh", false)]
    public void It_claims_pipelines(string path, bool expected) => Assert.That(Detector.Claims(path), Is.EqualTo(expected));

    [TestCase("kind: pipeline\nname: p\nsteps: [{name: a, image: i, commands: [x]}]", "workflow:p [Push push]|workflow:p/a")]
    [TestCase("steps: {a: {image: i, commands: [x]}}", "workflow:pipeline [Push push]|workflow:pipeline/a")]
    [TestCase("pipeline: {a: {image: i, commands: [x]}}", "workflow:pipeline [Push push]|workflow:pipeline/a")]
    [TestCase("kind: pipeline\nname: p\ntrigger: {event: [cron], cron: [nightly]}\nsteps: [{name: a, commands: [x]}]", "workflow:p [Schedule cron nightly]|workflow:p/a")]
    [TestCase("kind: pipeline\nname: p\ntrigger: {event: [push, pull_request]}\nsteps: [{name: a, commands: [x]}]", "workflow:p [Push push, PullRequest pull request]|workflow:p/a")]
    [TestCase("kind: pipeline\nname: p\ntrigger: {event: {exclude: [pull_request]}}\nsteps: [{name: a, commands: [x]}]", "workflow:p [Push push]|workflow:p/a")]
    [TestCase("kind: pipeline\nname: p\ntrigger: {event: promote}\nsteps: [{name: a, commands: [x]}]", "workflow:p [Manual promote]|workflow:p/a")]
    [TestCase("kind: pipeline\nname: p\ntrigger: {branch: [main]}\nsteps: [{name: a, commands: [x]}]", "workflow:p [Push push]|workflow:p/a")]
    [TestCase("when: [{event: push, branch: main}, {event: cron, cron: weekly}]\nsteps: [{name: a, commands: [x]}]", "workflow:pipeline [Push push, Schedule cron weekly]|workflow:pipeline/a")]
    [TestCase("when: [{event: cron}, {path: 'src/*'}]\nsteps: [{name: a, commands: [x]}]", "workflow:pipeline [Push push]|workflow:pipeline/a")]
    [TestCase("steps: [{name: a, commands: [x]}, {name: b, when: {event: [manual]}, commands: [x]}]", "workflow:pipeline [Push push]|workflow:pipeline/a|workflow:pipeline/b [Manual manual]")]
    [TestCase("kind: pipeline\nname: a\nsteps: [{name: x, commands: [x]}]\n---\nkind: pipeline\nname: b\nsteps: [{name: x, commands: [x]}]\n---\nkind: secret\nsteps: [{name: y}]",
        "workflow:a [Push push]|workflow:a/x|workflow:b [Push push]|workflow:b/x")]
    [TestCase("trigger: {event: {exclude: [push, pull_request]}}\nsteps: [{name: a, commands: [x]}]", "workflow:pipeline|workflow:pipeline/a", Description = "neither of the usual events")]
    [TestCase("trigger: {event: [pull_request_metadata]}\nsteps: [{name: a, commands: [x]}]", "workflow:pipeline|workflow:pipeline/a")]
    [TestCase("trigger: {event: []}\nsteps: [{name: a, commands: [x]}]", "workflow:pipeline [Push push]|workflow:pipeline/a")]
    [TestCase("trigger: {event: [push, cron], cron: c}\nsteps: [{name: a, when: {event: {exclude: [push, pull_request]}}, commands: [x]}]",
        "workflow:pipeline [Push push, Schedule cron c]|workflow:pipeline/a [Schedule cron c]")]
    [TestCase("", "")]
    [TestCase("steps: x", "workflow:pipeline [Push push]")]
    [TestCase("steps: [1, [2], ~, {name: {a: b}, image: {c: d}, when: [3]}]", "workflow:pipeline [Push push]|workflow:pipeline/step")]
    public void Pipelines_start_as_their_events_say(string text, string expected) => Assert.That(Detected.Starts(Detector, Root, text), Is.EqualTo(expected));

    [Test]
    public void A_pipeline_in_another_folder_is_started_by_nothing() => Assert.That(Detected.Starts(Detector, "template/.drone.yml", "steps: [{name: a, commands: [x]}]"), Is.EqualTo("workflow:pipeline|workflow:pipeline/a"));

    [Test]
    public void A_step_that_excludes_what_starts_its_pipeline_is_not_run_by_it() => Assert.That(
        Detected.In(Detector, Root, "steps:\n- {name: a, commands: [x]}\n- {name: b, when: {event: {exclude: [push, pull_request]}}, commands: [x]}\n- {name: c, when: {branch: main}, commands: [x]}")
            .References.Where(reference => reference.Kind == ReferenceKinds.Unit).Select(reference => reference.Target),
        Is.EqualTo(new[] { "#workflow:pipeline/a", "#workflow:pipeline/c" }));

    [TestCase("plugins/docker:20", "plugins/docker 20")]
    [TestCase("localhost:5000/docker", "localhost:5000/docker")]
    [TestCase("plugins/docker:20@sha256:ab", "plugins/docker sha256:ab")]
    public void A_plug_in_has_the_name_of_its_image(string image, string expected) =>
        Assert.That(Detected.Facts(Detector, Root, $"steps: [{{name: p, image: '{image}', settings: {{a: b}}}}]", FactKind.Action), Is.EqualTo($"Action {expected} :1 @workflow:pipeline/p"));

    [Test]
    public void Steps_name_commands_images_and_plug_ins() => Assert.That(
        Detected.Facts(
            Detector,
            Root,
            "steps:\n  - name: t\n    image: python:3.11\n    commands:\n      - pytest\n  - name: p\n    image: plugins/docker:20\n    settings:\n      repo: me/churn\nservices:\n  - name: db\n    image: postgres:16\n",
            FactKind.Command,
            FactKind.Action,
            FactKind.Image),
        Is.EqualTo("Image python 3.11 :3 @workflow:pipeline/t|Command pytest :5 @workflow:pipeline/t|Image plugins/docker 20 :7 @workflow:pipeline/p|Action plugins/docker 20 :7 @workflow:pipeline/p|Image postgres 16 :12 @workflow:pipeline"));

    [TestCase("steps:\n  - name: p\n    image: plugins/docker\n    settings:\n      repo: me/churn\n")]
    [TestCase("pipeline:\n  p:\n    image: plugins/docker\n    repo: me/churn\n    when: {event: push}\n")]
    public void Settings_of_a_plug_in_are_its_arguments(string text) => Assert.That(
        Detected.In(Detector, Root, text).Facts.Single(fact => fact.Kind == FactKind.Action).Arguments, Is.EqualTo(new[] { new Argument("repo", "me/churn") }));

    [Test]
    public void A_clock_reaches_what_steps_run() => Assert.That(
        LinkedFiles.Chain("train.py", (".woodpecker/train.yml", "when:\n  - event: cron\n    cron: weekly\nsteps:\n  t:\n    image: python\n    commands:\n      - python train.py\n"), ("train.py", "x = 1\n")),
        Does.Contain("cron weekly").And.EndWith("step t: python train.py"));
}
