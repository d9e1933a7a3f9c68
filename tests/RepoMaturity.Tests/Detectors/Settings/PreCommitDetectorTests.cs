using RepoMaturity.Detectors.Settings;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Settings;

internal sealed class PreCommitDetectorTests
{
    [TestCase(".pre-commit-config.yaml", true)]
    [TestCase("a/.pre-commit-config.yml", true)]
    [TestCase(".pre-commit-hooks.yaml", false)]
    public void Claims_its_configuration(string path, bool expected) => Assert.That(new PreCommitDetector().Claims(path), Is.EqualTo(expected));

    [TestCase("repos:\n- repo: https://h/r\n  rev: v1\n  hooks:\n  - id: a\n  - id: b\n    args: [x]\n- repo: local\n  hooks: [{id: c, entry: d}]", "Hook a https://h/r :5|Hook b https://h/r :6|Hook c local :9|Command d :9 @hook:c")]
    [TestCase("- repo: r\n  hooks: [{id: a}]", "Hook a r :2")]
    [TestCase("repos: []", "")]
    [TestCase("repos: text", "")]
    [TestCase("repos: [{hooks: [{id: a}, {}, x]}]", "Hook a :1")]
    [TestCase("", "")]
    public void Reads_hooks(string text, string expected) => Assert.That(Detected.Facts(new PreCommitDetector(), ".pre-commit-config.yaml", text), Is.EqualTo(expected));
}
