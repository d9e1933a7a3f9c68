using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;

namespace RepoMaturity.Tests.Comparison;

/// <summary>What a gate makes of an assessment, alone and beside the one before.</summary>
internal sealed class GateJudgeTests
{
    private static readonly Gate Practice = new("practice:a<2", GateMeasure.Practice, null, "a", 2);
    private static readonly Gate Stage = new("stage<3", GateMeasure.Stage, "ladder", null, 3);

    [TestCase(Level.Implemented, Level.Implemented, Level.Absent, GateVerdict.Passed)]
    [TestCase(Level.Automated, Level.Automated, Level.Absent, GateVerdict.Passed)]
    [TestCase(Level.Declared, Level.Declared, Level.Absent, GateVerdict.Failed)]
    [TestCase(Level.Declared, Level.Implemented, Level.Absent, GateVerdict.Undecided)]
    [TestCase(Level.Absent, Level.Declared, Level.Absent, GateVerdict.Failed)]
    [TestCase(Level.Absent, Level.Absent, Level.Implemented, GateVerdict.Passed)]
    [TestCase(Level.Absent, Level.Automated, Level.Declared, GateVerdict.Undecided)]
    public void A_level_passes_by_proof_or_attestation_and_what_could_be_decides_nothing(Level level, Level couldBe, Level attested, GateVerdict verdict) =>
        Assert.That(Judge(Practice, Of(new ClaimState(level, couldBe, attested, null))), Is.EqualTo(verdict));

    [TestCase(3, 4, GateVerdict.Failed)]
    [TestCase(2, 4, GateVerdict.Passed)]
    [TestCase(0, 0, GateVerdict.Passed)]
    public void A_spread_is_a_share_of_the_entry_points_and_of_none_nothing(int units, int of, GateVerdict verdict)
    {
        var gate = new Gate("practice:a:spread<0.5", GateMeasure.Spread, null, "a", verdict == GateVerdict.Failed ? 0.8m : 0.5m);
        Assert.That(Judge(gate, Of(new ClaimState(Level.Implemented, Level.Implemented, Level.Absent, of == 0 ? null : new Spread(units, of)))), Is.EqualTo(verdict));
    }

    [Test]
    public void A_stage_is_that_of_its_framework()
    {
        Assert.That(Judge(Stage, Digests.Of() with { Frameworks = [Digests.Framework(3)] }), Is.EqualTo(GateVerdict.Passed));
        Assert.That(Judge(Stage, Digests.Of() with { Frameworks = [Digests.Framework(2)] }), Is.EqualTo(GateVerdict.Failed));
        Assert.That(Judge(Stage, Digests.Of() with { Frameworks = [Digests.Framework(2) with { Stage = new StageResult(2, "x", 3) }] }), Is.EqualTo(GateVerdict.Undecided));
        Assert.That(Judge(Stage, Digests.Of() with { Frameworks = [Digests.Framework(2) with { AttestedStage = 3 }] }), Is.EqualTo(GateVerdict.Passed));
        Assert.That(Judge(Stage, Digests.Of() with { Frameworks = [Digests.Framework(2) with { Stage = null }] }), Is.EqualTo(GateVerdict.Passed), "a kind without stages");
        Assert.That(Judge(Stage, Digests.Of()), Is.EqualTo(GateVerdict.Undecided), "nobody looked");
        var dimension = new Gate("dimension:model<3", GateMeasure.Dimension, "ladder", "model", 3);
        Assert.That(Judge(dimension, Digests.Of() with { Frameworks = [Digests.Framework(3)] }), Is.EqualTo(GateVerdict.Passed));
        Assert.That(Judge(dimension, Digests.Of() with { Frameworks = [Digests.Framework(2)] }), Is.EqualTo(GateVerdict.Failed));
    }

    [Test]
    public void What_was_not_read_fails_a_gate_that_asks_for_all()
    {
        var gate = new Gate("incomplete", GateMeasure.Incomplete);
        var cut = Digests.Of() with { Side = Digests.Side with { Incompleteness = ["1 file: Larger than 4 MiB: it was not read."] } };
        Assert.That(Judge(gate, Digests.Of()), Is.EqualTo(GateVerdict.Passed));
        Assert.That(new GateJudge(cut, null).Judge([gate]).Single(), Is.EqualTo(new GateOutcome("incomplete", GateVerdict.Failed, "1 file: Larger than 4 MiB: it was not read.")));
        Assert.That(Judge(gate, cut, cut), Is.EqualTo(GateVerdict.Passed), "so it was before");
    }

    [TestCase("1 file: a", "1 file: a", GateVerdict.Passed)]
    [TestCase("3 files: a", "2 files: a", GateVerdict.Passed)]
    [TestCase("2 files: a", "3 files: a", GateVerdict.Failed)]
    [TestCase("9 files: a", "10 files: a", GateVerdict.Failed)]
    [TestCase("1 file: a", "1 file: a|The clone is shallow.", GateVerdict.Failed)]
    [TestCase("The clone is shallow.", "1 file: a", GateVerdict.Passed)]
    public void More_that_was_not_read_is_worse(string before, string after, GateVerdict verdict) =>
        Assert.That(Judge(new Gate("incomplete", GateMeasure.Incomplete), Unread(after), Unread(before)), Is.EqualTo(verdict));

    [TestCase("stale", "running", GateVerdict.Passed)]
    [TestCase("stale", "running stale", GateVerdict.Failed)]
    [TestCase("stale", "disabled unknown", GateVerdict.Failed)]
    [TestCase("stale", "running unknown", GateVerdict.Undecided)]
    [TestCase("disabled", "stale running", GateVerdict.Passed)]
    [TestCase("disabled", "disabled", GateVerdict.Failed)]
    [TestCase("disabled", "", GateVerdict.Passed)]
    [TestCase("disabled", null, GateVerdict.Undecided)]
    public void A_workflow_that_does_not_run_fails_a_gate_that_asks_for_that(string gate, string? observed, GateVerdict verdict) => Assert.That(
        Judge(new Gate($"observed:{gate}", GateMeasure.Observed, null, gate), Digests.Of() with
        {
            Workflows = observed is null ? null : [.. observed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new WorkflowDigest("a.yml", Enum.Parse<Observed>(word, ignoreCase: true), "why"))],
        }),
        Is.EqualTo(verdict));

    [TestCase(Level.Declared, Level.Declared, GateVerdict.Passed)]
    [TestCase(Level.Declared, Level.Absent, GateVerdict.Failed)]
    [TestCase(Level.Implemented, Level.Declared, GateVerdict.Failed)]
    [TestCase(Level.Absent, Level.Declared, GateVerdict.Passed)]
    [TestCase(Level.Absent, Level.Automated, GateVerdict.Passed)]
    public void A_change_fails_only_what_did_not_fail_before_or_what_it_makes_worse(Level before, Level after, GateVerdict verdict)
    {
        var (old, now) = (Digests.Of(Digests.Claim("a", before)), Digests.Of(Digests.Claim("a", after)));
        Assert.That(Judge(Practice, now, old), Is.EqualTo(verdict));
        Assert.That(new GateJudge(now, old, isStrict: true).Judge([Practice]).Single().Verdict, Is.EqualTo(after >= Level.Implemented ? GateVerdict.Passed : GateVerdict.Failed), "judged alone");
    }

    [Test]
    public void A_gate_that_was_passed_and_is_undecided_now_is_undecided()
    {
        var (old, now) = (Digests.Of(Digests.Claim("a", Level.Implemented)), Digests.Of(Digests.Claim("a", Level.Absent, Level.Automated)));
        Assert.That(Judge(Practice, now, old), Is.EqualTo(GateVerdict.Undecided));
        Assert.That(Judge(Practice, now, now), Is.EqualTo(GateVerdict.Passed));
    }

    [TestCase(Level.Implemented, Level.Implemented, Level.Implemented, GateVerdict.Passed)]
    [TestCase(Level.Implemented, Level.Declared, Level.Declared, GateVerdict.Failed)]
    [TestCase(Level.Implemented, Level.Declared, Level.Automated, GateVerdict.Undecided)]
    [TestCase(Level.Declared, Level.Automated, Level.Automated, GateVerdict.Passed)]
    public void A_regression_is_whatever_is_lower(Level before, Level after, Level couldBe, GateVerdict verdict) =>
        Assert.That(Regression.Judge("regression", Digests.Of(Digests.Claim("a", before)), Digests.Of(Digests.Claim("a", after, couldBe))).Verdict, Is.EqualTo(verdict));

    [Test]
    public void A_regression_names_what_is_lower_and_not_what_another_model_says()
    {
        var (old, now) = (Digests.Of(Digests.Claim("a", Level.Automated)) with { Frameworks = [Digests.Framework(3)] }, Digests.Of(Digests.Claim("a", Level.Absent)) with { Frameworks = [Digests.Framework(2)] });
        Assert.That(Regression.Judge("x", old, now), Is.EqualTo(new GateOutcome("x", GateVerdict.Failed, "Lower than before: stage in ladder, 3 to 2; Model in ladder, 3 to 2; a, automated to absent.")));
        var other = Regression.Judge("x", old, now with { Side = Digests.Side with { ModelHash = "2" } });
        Assert.That((other.Verdict, other.Why), Is.EqualTo((GateVerdict.Undecided, "Lower than before: stage in ladder, 3 to 2; Model in ladder, 3 to 2; a, automated to absent. But the model changed (rules and detectors): have the older report written anew by this version.")));
    }

    private static AssessmentDigest Unread(string reasons) => Digests.Of() with { Side = Digests.Side with { Incompleteness = [.. reasons.Split('|')] } };

    private static AssessmentDigest Of(ClaimState state) => Digests.Of(Digests.Claim("a", Level.Absent) with { State = state });

    private static GateVerdict Judge(Gate gate, AssessmentDigest head, AssessmentDigest? before = null) => new GateJudge(head, before).Judge([gate]).Single().Verdict;
}
