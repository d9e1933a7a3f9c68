using RepoMaturity.Detectors.Cirrus;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Cirrus;

internal sealed class CirrusTests
{
    private static readonly CirrusDetector Detector = new();

    [TestCase("task: {script: make}", "job:task [Push push]")]
    [TestCase("test_task: {name: n, script: make}\nenv: {A: 1}", "job:n [Push push]")]
    [TestCase("a_task: {trigger_type: manual, script: make}", "job:a_task [Manual trigger_type: manual]")]
    [TestCase("a_task: {only_if: $CIRRUS_CRON == 'nightly', script: make}", "job:a_task [Schedule only_if: $CIRRUS_CRON == 'nightly']")]
    [TestCase("task_template: {script: make}", "", Description = "an anchor for tasks")]
    [TestCase("- a", "")]
    public void Tasks_and_what_starts_them(string text, string expected) => Assert.That(Detected.Starts(Detector, ".cirrus.yml", text), Is.EqualTo(expected));

    [TestCase("task: {install_script: pip install ., test_script: [python ml/train.py]}", true)]
    [TestCase("task: {trigger_type: manual, script: python ml/train.py}", false)]
    [TestCase("task: {env: {X: python ml/train.py}, script: make}", false)]
    public void A_push_reaches_what_scripts_run(string text, bool expected) =>
        Assert.That(LinkedFiles.Chain("ml/train.py", (".cirrus.yml", text), ("ml/train.py", "x = 1\n")).Length > 0, Is.EqualTo(expected));
}
