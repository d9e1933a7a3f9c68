using RepoMaturity.Detectors.CodeBuild;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.CodeBuild;

internal sealed class CodeBuildTests
{
    private const string Build = "version: 0.2\nphases:\n  build:\n    commands:\n      - cd ml\n      - python train.py\n";
    private static readonly CodeBuildDetector Detector = new();

    [TestCase("x/spec.yml", Build, " [Manual no trigger in the repository]")]
    [TestCase("buildspec.yml", Build + "      - echo $CODEBUILD_RESOLVED_SOURCE_VERSION\n", " [Push push (asks for $CODEBUILD_RESOLVED_SOURCE_VERSION)]")]
    [TestCase("a.yml", "version: 3\nphases:\n  build: {}\n", "")]
    [TestCase("a.yml", "version: 0.2\nphases: [a]\n", "")]
    [TestCase("a.yml", "", "")]
    public void Specifications_are_told_by_their_shape(string path, string text, string expected) => Assert.That(Detected.Starts(Detector, path, text), Is.EqualTo(expected));

    [Test]
    public void A_folder_holds_for_the_commands_behind_it() => Assert.That(
        LinkedFiles.Chain("ml/train.py", ("b.yml", Build + "      - echo $CODEBUILD_WEBHOOK_TRIGGER\n"), ("ml/train.py", "x = 1\n")), Does.EndWith("b.yml:6 phase build: python train.py"));

    [TestCase("      Source: {Type: CODEPIPELINE, BuildSpec: ci/spec.yml}\n", true)]
    [TestCase("      Source: {Type: GITHUB, BuildSpec: ci/spec.yml}\n", false)]
    [TestCase("      Source: {Type: GITHUB, BuildSpec: ci/spec.yml}\n      Triggers: {Webhook: true}\n", true)]
    [TestCase("      Source: {Type: CODEPIPELINE, BuildSpec: other.yml}\n", false)]
    public void A_template_starts_what_its_pipeline_builds(string properties, bool expected) => Assert.That(
        LinkedFiles.Chain(
            "ml/train.py",
            ("t.yml", "Resources:\n  Flow:\n    Type: AWS::CodePipeline::Pipeline\n  Project:\n    Type: AWS::CodeBuild::Project\n    Properties:\n" + properties),
            ("ci/spec.yml", Build),
            ("ml/train.py", "x = 1\n")).Length > 0,
        Is.EqualTo(expected));
}
