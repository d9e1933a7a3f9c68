using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Settings;

namespace RepoMaturity.Core.Comparison;

/// <summary>
/// Judges gates. What is proved passes a gate, and so does what people attest; where only what was not seen could, the gate is not decided. Compared with an assessment before it, one fails only
/// what that did not fail, or what it made worse. What nobody looked at is not decided, whatever was before.
/// </summary>
/// <param name="head">What is judged.</param>
/// <param name="before">What it is compared with; null where it is judged alone.</param>
/// <param name="isStrict">Whether it is judged alone nevertheless; only a regression compares.</param>
public sealed class GateJudge(AssessmentDigest head, AssessmentDigest? before, bool isStrict = false)
{
    /// <summary>What became of gates, in their order.</summary>
    public ImmutableArray<GateOutcome> Judge(IEnumerable<Gate> gates) => [.. gates.Select(Judge)];

    private GateOutcome Judge(Gate gate)
    {
        if (gate.Measure == GateMeasure.Regression)
        {
            return before is null ? new GateOutcome(gate.Text, GateVerdict.Passed, "There is nothing to compare with.") : Regression.Judge(gate.Text, before, head);
        }

        var now = GateReading.Of(gate, head);
        var verdict = now.Judge(gate);
        if (verdict == GateVerdict.Passed || before is null || isStrict || !now.WasLookedAt)
        {
            return new GateOutcome(gate.Text, verdict, now.Say(gate, verdict));
        }

        var then = GateReading.Of(gate, before);
        var was = then.Judge(gate);
        return verdict > was || now.Value < then.Value
            ? new GateOutcome(gate.Text, verdict, $"{now.Say(gate, verdict)} Before: {then.Said}.")
            : new GateOutcome(gate.Text, GateVerdict.Passed, $"{now.Say(gate, verdict)} So it was before.");
    }
}
