using RepoMaturity.Core.Facts;
using RepoMaturity.Detectors.Hosting;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Hosting;

internal sealed class HostedServiceTests
{
    private static readonly HostedServiceDetector Detector = new();

    [TestCase("render.yaml", "services:\n  - type: web\n    name: api\n    startCommand: uvicorn app:app\n  - type: cron\n    name: train\n    schedule: '0 2 * * *'\n    startCommand: python train.py\n",
        "service:api|service:train [Schedule schedule 0 2 * * *]", "Command uvicorn app:app :4 @service:api|Command python train.py :8 @service:train")]
    [TestCase("render.yaml", "projects:\n  - environments:\n      - services:\n          - name: api\n            buildCommand: make\n            preDeployCommand: flask db upgrade\n", "service:api", "Command make :5 @service:api|Command flask db upgrade :6 @service:api")]
    [TestCase("fly.toml", "app = 'api'\n[deploy]\nrelease_command = 'make migrate'\n[processes]\nweb = 'gunicorn app:app'\n", "service:api|service:web", "Command make migrate :3 @service:api|Command gunicorn app:app :5 @service:web")]
    [TestCase("railway.json", "{\"build\": {\"buildCommand\": \"make\"}, \"deploy\": {\"startCommand\": \"python train.py\", \"cronSchedule\": \"0 2 * * *\"}}", "service:service [Schedule schedule 0 2 * * *]", "Command make :1 @service:service|Command python train.py :1 @service:service")]
    [TestCase("app.yaml", "runtime: python312\nentrypoint: gunicorn -b :$PORT main:app\n", "service:default", "Command gunicorn -b :$PORT main:app :2 @service:default")]
    [TestCase("app.yaml", "apiVersion: v1\nentrypoint: gunicorn main:app\n", "", "")]
    [TestCase("render.yaml", "services: [1, {name: [a], startCommand: {b: c}}]\n", "", "")]
    [TestCase("render.yaml", "", "", "")]
    [TestCase("railway.json", "[]", "", "")]
    public void Services_run_their_commands(string path, string text, string starts, string commands)
    {
        Assert.That(Detected.Starts(Detector, path, text), Is.EqualTo(starts));
        Assert.That(Detected.Facts(Detector, path, text, FactKind.Command), Is.EqualTo(commands));
    }

    [Test]
    public void A_clock_of_the_service_reaches_the_code() => Assert.That(
        LinkedFiles.Chain("ml/train.py", ("render.yaml", "services:\n  - type: cron\n    name: retrain\n    rootDir: ml\n    schedule: '@daily'\n    startCommand: python train.py\n"), ("ml/train.py", "x = 1\n")),
        Does.Contain("schedule @daily").And.EndWith("python train.py"));

    [TestCase("src/render.yaml", true)]
    [TestCase("fly.toml", true)]
    [TestCase("butterfly.toml", false)]
    [TestCase("myapp.yaml", false)]
    public void It_claims_by_name(string path, bool expected) => Assert.That(Detector.Claims(path), Is.EqualTo(expected));
}
