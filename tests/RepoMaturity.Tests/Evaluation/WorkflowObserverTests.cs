using System.Globalization;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Evaluation;

/// <summary>Whether what should run by itself does.</summary>
internal sealed class WorkflowObserverTests
{
    private const string Path = ".github/workflows/train.yml";

    private static readonly DateTimeOffset Now = Time("2026-11-20");

    // A schedule, by how often it should run.
    [TestCase("schedule 0 2 * * *", "2026-11-19", ExpectedResult = Observed.Running)]
    [TestCase("schedule 0 2 * * *", "2026-11-17", ExpectedResult = Observed.Running)]
    [TestCase("schedule 0 2 * * *", "2026-11-15", ExpectedResult = Observed.Stale)]
    [TestCase("schedule */15 * * * *", "2026-11-15", ExpectedResult = Observed.Stale)]
    [TestCase("schedule 0 2 * * 1", "2026-11-10", ExpectedResult = Observed.Running)]
    [TestCase("schedule 0 2 * * 1", "2026-10-20", ExpectedResult = Observed.Stale)]
    [TestCase("schedule 0 2 1 * *", "2026-10-01", ExpectedResult = Observed.Running)]
    [TestCase("schedule 0 2 1 * *", "2026-09-01", ExpectedResult = Observed.Stale)]
    [TestCase("schedule 0 2 1 * 1", "2026-10-20", ExpectedResult = Observed.Stale)]
    [TestCase("schedule 0 2 1 1 *", "2025-01-01", ExpectedResult = Observed.Running)]
    [TestCase("schedule 0 2 1 1 *", "2024-01-01", ExpectedResult = Observed.Stale)]
    [TestCase("schedule", "2026-10-01", ExpectedResult = Observed.Running)]
    [TestCase("schedule ${{ vars.CRON }}", "2026-08-01", ExpectedResult = Observed.Stale)]
    [TestCase("schedule 0 2 * * *", null, ExpectedResult = Observed.Stale)]
    public Observed A_schedule_is_stale_when_it_should_have_run_since(string trigger, string? last) =>
        Observe(TriggerKind.Schedule, trigger, Workflow() with { ScheduledRun = Run(last), Run = new HostRun(Now, "success") }).Observed;

    // Pushes, by when somebody last pushed.
    [TestCase("2026-11-19", "2026-11-18", ExpectedResult = Observed.Running)]
    [TestCase("2026-11-19", "2026-06-01", ExpectedResult = Observed.Stale)]
    [TestCase("2024-01-01", "2023-12-20", ExpectedResult = Observed.Running)]
    [TestCase("2026-11-19", null, ExpectedResult = Observed.Stale)]
    [TestCase(null, "2026-06-01", ExpectedResult = Observed.Stale)]
    public Observed A_workflow_of_pushes_is_stale_when_there_were_pushes_since(string? pushed, string? last) =>
        Observe(TriggerKind.Push, "push", Workflow() with { Run = Run(last) }, pushed: pushed).Observed;

    [TestCase("disabled_inactivity", ExpectedResult = Observed.Stale)]
    [TestCase("disabled_manually", ExpectedResult = Observed.Disabled)]
    [TestCase("disabled_fork", ExpectedResult = Observed.Disabled)]
    [TestCase("deleted", ExpectedResult = Observed.Disabled)]
    [TestCase("something_new", ExpectedResult = Observed.Unknown)]
    public Observed What_is_switched_off_does_not_run(string state) =>
        Observe(TriggerKind.Schedule, "schedule 0 2 * * *", Workflow() with { State = state, ScheduledRun = Run("2026-11-19") }).Observed;

    [TestCase(TriggerKind.Schedule)]
    [TestCase(TriggerKind.Push)]
    public void What_is_new_need_not_have_run(TriggerKind trigger)
    {
        var workflow = Workflow() with { CreatedAt = Now.AddHours(-3), Run = HostRun.Never, ScheduledRun = HostRun.Never };
        Assert.That(Observe(trigger, "schedule 0 2 * * *", workflow).Observed, Is.EqualTo(Observed.Unknown));
    }

    [TestCase(TriggerKind.Schedule)]
    [TestCase(TriggerKind.Push)]
    public void What_was_not_learned_is_unknown(TriggerKind trigger)
    {
        Assert.That(Observe(trigger, "schedule 0 2 * * *", Workflow()).Observed, Is.EqualTo(Observed.Unknown));
        Assert.That(Observe(trigger, "schedule 0 2 * * *", Workflow() with { Path = ".github/workflows/other.yml" }).Observed, Is.EqualTo(Observed.Unknown));
        Assert.That(new WorkflowObserver(new HostFacts("o/r", Now)).Observe([Chain(trigger, "push")]).Single().Observed, Is.EqualTo(Observed.Unknown));
    }

    [Test]
    public void A_run_that_failed_is_said() => Assert.That(
        Observe(TriggerKind.Push, "push", Workflow() with { Run = new HostRun(Now.AddDays(-1), "failure") }).Why, Is.EqualTo("it last ran on 2026-11-19, which ended with failure"));

    [Test]
    public void A_schedule_and_pushes_of_one_workflow_are_two_things()
    {
        var facts = Facts(Workflow() with { ScheduledRun = Run("2026-01-01"), Run = Run("2026-11-19") });
        var seen = new WorkflowObserver(facts).Observe([Chain(TriggerKind.Schedule, "schedule 0 2 * * *"), Chain(TriggerKind.Push, "push"), Chain(TriggerKind.Push, "push")]);
        Assert.That(seen.Select(each => (each.Trigger, each.Observed)), Is.EqualTo(new[] { (TriggerKind.Push, Observed.Running), (TriggerKind.Schedule, Observed.Stale) }));
    }

    [TestCase(".gitlab-ci.yml")]
    [TestCase("dags/train.py")]
    [TestCase(".github/workflows/nested/train.yml")]
    [TestCase("sub/.github/workflows/train.yml")]
    public void What_is_no_workflow_of_GitHub_is_not_looked_for(string path) =>
        Assert.That(new WorkflowObserver(Facts(Workflow())).Observe([new Chain(TriggerKind.Push, [new ChainStep(path, new Position(1), "push")])]), Is.Empty);

    [Test]
    public void It_stands_beside_the_level_and_changes_none()
    {
        var rules = TestRules.Load(withExamples: false, TestRules.Signals("- { practice: training, any: [{ call: fit }] }")).Rules!;
        var files = new Dictionary<string, string> { ["train.facts"] = "call fit", [".github/workflows/ci.facts"] = "unit job push\nrun train.facts @job", ["nightly.facts"] = "unit job schedule\nrun train.facts @job" };
        var subject = new Subject(new MemorySnapshot(files), "test");
        var host = new HostFacts("o/r", Now) { Workflows = [new HostWorkflow(".github/workflows/ci.facts", "disabled_manually", Time("2020-01-01"))] };
        var plain = TestRules.Scanner(rules).Scan(subject);
        var asked = TestRules.Scanner(rules).Scan(subject with { Host = host });
        var practice = asked.Practices.Single(each => each.Practice.Id == "training");
        Assert.That(plain.Host, Is.Null);
        Assert.That(practice.Level, Is.EqualTo(Level.Automated));
        Assert.That(asked.Practices.Select(each => (each.Practice.Id, each.Level, each.CouldBe)), Is.EqualTo(plain.Practices.Select(each => (each.Practice.Id, each.Level, each.CouldBe))));
        Assert.That(asked.Host!.Of(practice), Is.EqualTo(Observed.Disabled));
        Assert.That(asked.Host!.Workflows.Select(each => (each.Path, each.Observed)), Is.EqualTo(new[] { (".github/workflows/ci.facts", Observed.Disabled) }));
        Assert.That(asked.Practices.Where(each => each.Level < Level.Automated).Select(each => asked.Host!.Of(each)), Has.All.Null);
    }

    private static DateTimeOffset Time(string day) => DateTimeOffset.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static HostRun Run(string? day) => day is null ? HostRun.Never : new HostRun(Time(day), "success");

    private static HostWorkflow Workflow() => new(Path, "active", Time("2022-01-01"));

    private static Chain Chain(TriggerKind trigger, string text) => new(trigger, [new ChainStep(Path, new Position(3), text), new ChainStep("train.py", new Position(1), "python train.py")]);

    private static HostFacts Facts(HostWorkflow workflow, string? pushed = "2026-11-19") =>
        new("o/r", Now) { Workflows = [workflow], PushedAt = pushed is null ? null : Time(pushed) };

    private static WorkflowObservation Observe(TriggerKind trigger, string text, HostWorkflow workflow, string? pushed = "2026-11-19") =>
        new WorkflowObserver(Facts(workflow, pushed)).Observe([Chain(trigger, text)]).Single();
}
