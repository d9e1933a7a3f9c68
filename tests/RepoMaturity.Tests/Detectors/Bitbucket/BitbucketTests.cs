using RepoMaturity.Detectors.Bitbucket;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Bitbucket;

internal sealed class BitbucketTests
{
    private const string Root = "bitbucket-pipelines.yml";
    private static readonly BitbucketDetector Detector = new();

    [TestCase("pipelines: {default: [{step: {name: a, script: [x]}}]}", "workflow:default [Push push]|step:default/a")]
    [TestCase("pipelines: {branches: {main: [{step: {script: [x]}}]}}", "workflow:branches/main [Push push to main]|step:branches/main/step")]
    [TestCase("pipelines: {pull-requests: {'**': [{step: {script: [x]}}]}}", "workflow:pull-requests/** [PullRequest pull request]|step:pull-requests/**/step")]
    [TestCase("pipelines: {custom: {train: [{step: {script: [x]}}]}}", "workflow:custom/train [Manual custom pipeline train]|step:custom/train/step")]
    [TestCase("pipelines: {default: [{step: {name: a, script: [x]}}, {step: {name: b, trigger: manual, script: [x]}}, {step: {name: c, script: [x]}}]}",
        "workflow:default [Push push]|step:default/a|step:default/b [Manual trigger: manual]|step:default/c [Manual trigger: manual]")]
    [TestCase("pipelines: {default: [{parallel: [{step: {name: a, script: [x]}}, {step: {name: b, script: [x]}}]}]}", "workflow:default [Push push]|step:default/a|step:default/b")]
    [TestCase("pipelines: {default: [{stage: {steps: [{step: {name: a, script: [x]}}]}}]}", "workflow:default [Push push]|step:default/a")]
    [TestCase("", "")]
    [TestCase("pipelines: [a]", "")]
    public void Pipelines_start_as_their_kind_says(string text, string expected) => Assert.That(Detected.Starts(Detector, Root, text), Is.EqualTo(expected));

    [Test]
    public void Steps_name_images_places_and_pipes() => Assert.That(
        Detected.Facts(Detector, Root, "image: python:3.9\npipelines:\n  default:\n    - step:\n        deployment: production\n        script:\n          - make\n          - pipe: atlassian/aws-s3-deploy:1.1\n"),
        Is.EqualTo("Image python 3.9 :1|Trigger push push :3 @workflow:default|Environment production :5 @step:default/step|Command make :7 @step:default/step|Action atlassian/aws-s3-deploy 1.1 :8 @step:default/step"));

    [Test]
    public void A_push_reaches_what_steps_run() => Assert.That(
        LinkedFiles.Chain("ml/train.py", (Root, "pipelines:\n  default:\n    - step:\n        name: t\n        script:\n          - cd ml\n          - python train.py\n"), ("ml/train.py", "x = 1\n")),
        Does.EndWith("step t: python train.py"));
}
