using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Settings;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Comparison;

/// <summary>A gate on what was seen to run, never on a level.</summary>
internal sealed class ObservedGateTests
{
    [TestCase("observed:stale", GateVerdict.Passed, "Every workflow that proof begins with runs.", Observed.Running, Observed.Running)]
    [TestCase("observed:stale", GateVerdict.Failed, "The workflow b.yml is stale: seen.", Observed.Running, Observed.Stale)]
    [TestCase("observed:stale", GateVerdict.Failed, "The workflow a.yml is stale: seen (and 1 more).", Observed.Stale, Observed.Disabled)]
    [TestCase("observed:stale", GateVerdict.Undecided, "Whether b.yml runs is unknown: seen.", Observed.Running, Observed.Unknown)]
    [TestCase("observed:stale", GateVerdict.Failed, "The workflow a.yml is stale: seen.", Observed.Stale, Observed.Unknown)]
    [TestCase("observed:disabled", GateVerdict.Passed, "Every workflow that proof begins with runs.", Observed.Stale, Observed.Stale)]
    [TestCase("observed:disabled", GateVerdict.Failed, "The workflow a.yml is disabled: seen.", Observed.Disabled, Observed.Running)]
    [TestCase("observed:stale", GateVerdict.Passed, "No proof begins with a workflow.")]
    public void What_runs_no_longer_fails_the_gate(string text, GateVerdict verdict, string why, params Observed[] seen)
    {
        var digest = Digests.Of() with { Workflows = [.. seen.Select((observed, i) => new WorkflowDigest($"{(char)('a' + i)}.yml", observed, "seen"))] };
        Assert.That(Judge(text, digest), Is.EqualTo(new GateOutcome(text, verdict, why)));
    }

    [TestCase(1, 1, GateVerdict.Passed)]
    [TestCase(2, 1, GateVerdict.Passed)]
    [TestCase(1, 2, GateVerdict.Failed)]
    [TestCase(0, 1, GateVerdict.Failed)]
    public void More_that_do_not_run_are_worse(int before, int after, GateVerdict verdict)
    {
        var gate = new GateReader(RuleSources.Rules, []).Read("observed:stale", out _)!;
        Assert.That(new GateJudge(Stale(after), Stale(before)).Judge([gate]).Single().Verdict, Is.EqualTo(verdict));

        static AssessmentDigest Stale(int count) => Digests.Of() with { Workflows = [.. Enumerable.Range(0, count).Select(i => new WorkflowDigest($"{i}.yml", Observed.Stale, "seen"))] };
    }

    [Test]
    public void Where_nobody_asked_it_is_not_decided() => Assert.That(
        Judge("observed:stale", Digests.Of()), Is.EqualTo(new GateOutcome("observed:stale", GateVerdict.Undecided, "The hosting service was not asked (--github).")));

    [TestCase("observed")]
    [TestCase("observed:running")]
    [TestCase("observed:unknown")]
    public void Another_word_is_refused(string text)
    {
        Assert.That(new GateReader(RuleSources.Rules, []).Read(text, out var wrong), Is.Null);
        Assert.That(wrong, Does.Contain("observed:stale"));
    }

    private static GateOutcome Judge(string text, AssessmentDigest digest) =>
        new GateJudge(digest, null).Judge([new GateReader(RuleSources.Rules, []).Read(text, out _)!]).Single();
}
