using RepoMaturity.Core.Links;
using RepoMaturity.Detectors.Orchestrators;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators;

internal sealed class PrefectDeploymentTests
{
    private static readonly PrefectDeploymentDetector Detector = new();

    [TestCase("prefect.yaml", true)]
    [TestCase("flows/prefect.yml", true)]
    [TestCase("prefect.toml", false)]
    public void Claims_the_file_of_deployments(string path, bool expected) => Assert.That(Detector.Claims(path), Is.EqualTo(expected));

    [TestCase("", "")]
    [TestCase("- a", "")]
    [TestCase("deployments: x", "")]
    [TestCase("deployments: [x, {name: a}, {name: b, entrypoint: ''}, {entrypoint: ':main'}, {entrypoint: [a]}]", "")]
    [TestCase("deployments: [{entrypoint: 'a.py:main'}]", "deployment:a.py:main")]
    [TestCase("deployments: [{name: x, entrypoint: 'a.py:main', schedule: null, schedules: []}]", "deployment:x")]
    [TestCase("deployments: [{name: x, entrypoint: 'a.py:main', schedule: {cron: '0 3 * * *', timezone: UTC}}]", "deployment:x [Schedule schedule 0 3 * * *]")]
    [TestCase("deployments: [{name: x, entrypoint: 'a.py:main', schedules: [{cron: '0 3 * * *'}, {interval: 60}, {rrule: 'FREQ=DAILY'}]}]", "deployment:x [Schedule schedule 0 3 * * *, Schedule schedule 60, Schedule schedule FREQ=DAILY]")]
    [TestCase("deployments: [{name: x, entrypoint: 'a.py:main', schedule: {cron: '0 3 * * *', active: false}}]", "deployment:x")]
    [TestCase("deployments: [{name: x, entrypoint: 'a.py:main', schedules: [{cron: a, active: False}, {cron: b, active: true}]}]", "deployment:x [Schedule schedule b]")]
    [TestCase("deployments: [{name: x, entrypoint: 'a.py:main', paused: true, schedules: [{cron: a}]}]", "deployment:x")]
    [TestCase("deployments: [{name: x, entrypoint: 'a.py:main', schedules: [{cron: ''}, {cron: [a]}, b]}]", "deployment:x")]
    [TestCase("deployments: [{name: x, entrypoint: 'a.py:main', triggers: [{expect: data.new}, {enabled: false}, a]}]", "deployment:x [Event event data.new]")]
    public void Says_what_starts_a_deployment(string text, string expected) => Assert.That(Detected.Starts(Detector, "prefect.yaml", text), Is.EqualTo(expected));

    [TestCase("'flows/a.py:main'", "script flows/a.py :3 @deployment:x in ml")]
    [TestCase("flows.a:main", "module flows.a :3 @deployment:x")]
    public void Reads_the_entry_point(string entry, string expected) => Assert.That(Detected.References(Detector, "ml/prefect.yaml", $"deployments:\n- name: x\n  entrypoint: {entry}"), Is.EqualTo(expected));

    [Test]
    public void Reads_stages_and_triggers() => Assert.That(
        Detected.Facts(Detector, "prefect.yaml", "deployments:\n- name: x\n  entrypoint: a.py:main\n  schedule: {cron: c}"),
        Is.EqualTo("Trigger schedule schedule c :4 @deployment:x|Stage x a.py:main :2 @deployment:x"));

    [TestCase("schedule: {cron: '0 3 * * *'}", "prefect.yaml:3 schedule 0 3 * * * -> prefect.yaml:2 entrypoint a.py:main")]
    [TestCase("schedule: {cron: '0 3 * * *', active: false}", "")]
    [TestCase("name: x", "")]
    public void Leads_from_the_clock_to_the_flow(string line, string expected) => Assert.That(
        LinkedFiles.Chain("a.py", ("prefect.yaml", $"deployments:\n- entrypoint: a.py:main\n  {line}"), ("a.py", string.Empty)), Is.EqualTo(expected));

    [Test]
    public void Very_many_deployments_are_read()
    {
        var text = "deployments:\n" + string.Concat(Enumerable.Range(0, 5_000).Select(number => $"- {{name: d{number}, entrypoint: a.py:main, schedule: {{cron: x}}}}\n"));
        Assert.That(LinkedFiles.Link(("prefect.yaml", text)).Automatic(new UnitKey("prefect.yaml", "deployment:d4999")), Is.Not.Null);
    }
}
