using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Settings;
using RepoMaturity.Tests.Golden;

namespace RepoMaturity.Tests.Comparison;

/// <summary>A gate on what was seen to run, never on a level.</summary>
internal sealed class ObservedGateTests
{
    [TestCase("observed:stale", GateVerdict.Passed, "The workflows run.", Observed.Running, Observed.Running)]
    [TestCase("observed:stale", GateVerdict.Failed, "b.yml is stale, and a workflow that runs is asked for.", Observed.Running, Observed.Stale)]
    [TestCase("observed:stale", GateVerdict.Failed, "b.yml is disabled, and a workflow that runs is asked for.", Observed.Stale, Observed.Disabled)]
    [TestCase("observed:stale", GateVerdict.Undecided, "Nobody could say whether b.yml runs, by what was seen; what was not seen could suffice.", Observed.Running, Observed.Unknown)]
    [TestCase("observed:stale", GateVerdict.Failed, "a.yml is stale, and a workflow that runs is asked for.", Observed.Stale, Observed.Unknown)]
    [TestCase("observed:disabled", GateVerdict.Passed, "The workflows run.", Observed.Stale, Observed.Stale)]
    [TestCase("observed:disabled", GateVerdict.Failed, "a.yml is disabled, and a workflow that runs is asked for.", Observed.Disabled, Observed.Running)]
    [TestCase("observed:stale", GateVerdict.Passed, "No workflow of GitHub starts anything.")]
    public void The_worst_workflow_decides(string text, GateVerdict verdict, string why, params Observed[] seen)
    {
        var digest = Digests.Of() with { Workflows = [.. seen.Select((observed, i) => new WorkflowDigest($"{(char)('a' + i)}.yml", observed))] };
        Assert.That(Judge(text, digest), Is.EqualTo(new GateOutcome(text, verdict, why)));
    }

    [Test]
    public void Where_nobody_asked_it_is_not_decided() => Assert.That(
        Judge("observed:stale", Digests.Of()), Is.EqualTo(new GateOutcome("observed:stale", GateVerdict.Undecided, "GitHub was not asked (--github OWNER/REPO), by what was seen; what was not seen could suffice.")));

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
