using RepoMaturity.Detectors.Manifests;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Manifests;

internal sealed class GradleVersionsTests
{
    private static readonly GradleVersionsDetector Detector = new();

    [TestCase("[libraries]\na = { module = \"g.h:a\", version = \"1.0\" }\n", "Dependency g.h:a 1.0 :2")]
    [TestCase("[versions]\nx = \"2.1\"\n[libraries]\na = { module = \"g:a\", version.ref = \"x\" }\n", "Dependency g:a 2.1 :4")]
    [TestCase("[libraries]\na = { group = \"g\", name = \"a\", version = { strictly = \"1\" } }\n", "Dependency g:a :2")]
    [TestCase("[libraries]\na = \"g:a:1.2\"\nb = \"g:b\"\n", "Dependency g:a 1.2 :2|Dependency g:b :3")]
    [TestCase("[plugins]\nk = { id = \"org.k\", version = \"1\" }\nl = \"org.l:2\"\n", "Dependency org.k 1 :2 @group:build|Dependency org.l 2 :3 @group:build")]
    [TestCase("[libraries]\na = 1\nb = { version = \"1\" }\nc = []\n", "")]
    [TestCase("", "")]
    public void Libraries_and_plug_ins_are_dependencies(string text, string expected) => Assert.That(Detected.Facts(Detector, "gradle/libs.versions.toml", text), Is.EqualTo(expected));

    [TestCase("gradle/libs.versions.toml", true)]
    [TestCase("versions.toml", false)]
    public void It_claims_catalogues(string path, bool expected) => Assert.That(Detector.Claims(path), Is.EqualTo(expected));
}
