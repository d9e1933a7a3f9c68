using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Travis;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Travis;

internal sealed class TravisTests
{
    private static readonly TravisDetector Detector = new();

    [TestCase(".travis.yml", "script: make", "workflow [Push push]|job:job")]
    [TestCase("sub/.travis.yml", "script: make", "workflow|job:job")]
    [TestCase(".travis.yml", "jobs: {include: [{stage: a, script: x}, {stage: a, script: y}]}", "workflow [Push push]|job:a|job:a/2")]
    [TestCase(".travis.yml", "script: x\njobs: {include: [{name: n, if: type = cron, script: y}, {env: A=1}]}", "workflow [Push push]|job:job|job:n [Schedule if: type = cron]")]
    [TestCase(".travis.yml", "", "")]
    [TestCase(".travis.yml", "- a", "")]
    public void Jobs_start_with_a_push(string path, string text, string expected) => Assert.That(Detected.Starts(Detector, path, text), Is.EqualTo(expected));

    [TestCase("script: [cd ml, python train.py]", true)]
    [TestCase("before_install: cd ml\nscript: python train.py", true)]
    [TestCase("deploy: {provider: script, script: python ml/train.py}", true)]
    [TestCase("env: {global: [S=ml/train.py]}\nscript: python $S", true)]
    [TestCase("script: [cd ml, cd .., python ml/eval.py]", false)]
    public void A_push_reaches_what_phases_run(string text, bool expected) =>
        Assert.That(LinkedFiles.Chain("ml/train.py", (".travis.yml", text), ("ml/train.py", "x = 1\n")).Length > 0, Is.EqualTo(expected));

    [TestCase("language: node_js", "Command npm test :1 @job:job")]
    [TestCase("language: node_js\nscript: make", "Command make :2 @job:job")]
    [TestCase("language: python", "")]
    public void A_language_has_a_script_of_its_own(string text, string expected) => Assert.That(Detected.Facts(Detector, ".travis.yml", text, FactKind.Command), Is.EqualTo(expected));

    [Test]
    public void A_deployment_is_an_action() =>
        Assert.That(Detected.Facts(Detector, ".travis.yml", "deploy:\n  provider: pypi\n  user: a", FactKind.Action), Is.EqualTo("Action travis/deploy/pypi :2 @job:job"));
}
