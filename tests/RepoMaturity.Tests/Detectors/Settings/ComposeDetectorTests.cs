using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Settings;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Settings;

internal sealed class ComposeDetectorTests
{
    [TestCase("docker-compose.yml", true)]
    [TestCase("a/docker-compose.dev.yaml", true)]
    [TestCase("compose.yaml", true)]
    [TestCase("compose.prod.yml", true)]
    [TestCase("composer.json", false)]
    [TestCase("docker-compose.md", false)]
    public void Claims_compose_files(string path, bool expected) => Assert.That(new ComposeDetector().Claims(path), Is.EqualTo(expected));

    [TestCase("services:\n  a:\n    image: h:5000/o/i:1.0\n  b:\n    image: i@sha256:00", "Image h:5000/o/i 1.0 :3 @service:a|Image i sha256:00 :5 @service:b")]
    [TestCase("services: {a: {image: ''}, b: text}", "")]
    [TestCase("version: '3'", "")]
    [TestCase("", "")]
    public void Reads_images(string text, string expected) => Assert.That(Detected.Facts(new ComposeDetector(), "compose.yml", text, FactKind.Image), Is.EqualTo(expected));

    [TestCase("services:\n  a:\n    build: .", "container-run x/Dockerfile :3 @service:a in ")]
    [TestCase("services:\n  a:\n    build:\n      context: ..\n      dockerfile: d/D.gpu", "container-run d/D.gpu :4 @service:a in ")]
    [TestCase("services:\n  a:\n    build: {dockerfile: D}", "container-run x/D :3 @service:a in ")]
    [TestCase("services:\n  a:\n    build: https://h/r.git", "")]
    [TestCase("services:\n  a:\n    build: ../..", "")]
    [TestCase("services:\n  a:\n    build: ${CONTEXT}", "")]
    public void Names_the_Dockerfiles_of_what_it_builds(string text, string expected) => Assert.That(Detected.References(new ComposeDetector(), "x/compose.yml", text), Is.EqualTo(expected));

    [TestCase("command: python train.py --x 1", "Command python train.py --x 1 :3 @service:a")]
    [TestCase("command: [python, train.py]", "Command python train.py :3 @service:a")]
    [TestCase("command: [\"bash\", \"-c\", \"make x && make y\"]", "Command make x :3 @service:a|Command make y :3 @service:a")]
    [TestCase("entrypoint: [python]\n    command: [train.py, 'a b']", "Command python train.py a b :3 @service:a")]
    [TestCase("command: >\n      sh -c \"make x\"", "Command make x :4 @service:a")]
    [TestCase("command: [--flag]", "")]
    [TestCase("command: []", "")]
    public void Reads_commands(string command, string expected) =>
        Assert.That(Detected.Facts(new ComposeDetector(), "compose.yml", "services:\n  a:\n    " + command, FactKind.Command), Is.EqualTo(expected));

    [Test]
    public void Services_are_units() =>
        Assert.That(Detected.Units(new ComposeDetector(), "compose.yml", "services:\n  a: {image: i}\n  b: {image: i}"), Is.EqualTo("Service service:a :2|Service service:b :3"));
}
