using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.AppVeyor;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.AppVeyor;

internal sealed class AppVeyorTests
{
    private static readonly AppVeyorDetector Detector = new();

    [TestCase("appveyor.yml", "build_script: make", "workflow [Push push]")]
    [TestCase(".appveyor.yml", "build: off", "workflow [Push push]")]
    [TestCase("deps/appveyor.yml", "build_script: make", "workflow", Description = "a copy of somebody else's code")]
    [TestCase("appveyor.yml", "- a", "")]
    public void A_build_starts_with_a_push(string path, string text, string expected) => Assert.That(Detected.Starts(Detector, path, text), Is.EqualTo(expected));

    [TestCase("test_script: [python ml/train.py]", true)]
    [TestCase("test_script:\n  - cmd: python ml\\train.py", true)]
    [TestCase("deploy_script:\n  - ps: python ml/train.py", true)]
    [TestCase("test: off\nenvironment: {X: python ml/train.py}", false)]
    public void A_push_reaches_what_phases_run(string text, bool expected) =>
        Assert.That(LinkedFiles.Chain("ml/train.py", ("appveyor.yml", text), ("ml/train.py", "x = 1\n")).Length > 0, Is.EqualTo(expected));

    [TestCase("build:\n  project: src\\a.sln", "Command dotnet build src/a.sln :2 @workflow")]
    [TestCase("build: off", "")]
    public void A_project_is_built(string text, string expected) => Assert.That(Detected.Facts(Detector, "appveyor.yml", text, FactKind.Command), Is.EqualTo(expected));

    [Test]
    public void A_deployment_is_an_action() =>
        Assert.That(Detected.Facts(Detector, "appveyor.yml", "deploy:\n  - provider: NuGet\n    api_key: {secure: x}", FactKind.Action), Is.EqualTo("Action appveyor/deploy/nuget :2 @workflow"));
}
