using System.Globalization;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Comparison;

/// <summary>What is lower than it was: stages and dimensions of frameworks, practices and aspects. What people attest now makes up for it.</summary>
public static class Regression
{
    private const int MostNamed = 3;

    /// <summary>Judges that nothing is lower than it was.</summary>
    /// <param name="gate">The gate, as it was written.</param>
    /// <param name="before">What it was.</param>
    /// <param name="after">What it is.</param>
    public static GateOutcome Judge(string gate, AssessmentDigest before, AssessmentDigest after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var lower = Find(before, after).ToList();
        if (lower.Count == 0)
        {
            return new GateOutcome(gate, GateVerdict.Passed, "Nothing is lower than it was.");
        }

        var sure = lower.Where(loss => !loss.CouldBe).ToList();
        var named = sure.Count > 0 ? sure : lower;
        var more = named.Count > MostNamed ? $", and {named.Count - MostNamed} more" : string.Empty;
        var said = $"Lower than before: {string.Join("; ", named.Take(MostNamed).Select(loss => loss.Said))}{more}.";
        return before.Side.ModelHash != after.Side.ModelHash ? new GateOutcome(gate, GateVerdict.Undecided, $"{said} But the model changed (rules and detectors): have the older report written anew by this version.")
            : sure.Count > 0 ? new GateOutcome(gate, GateVerdict.Failed, said)
            : new GateOutcome(gate, GateVerdict.Undecided, $"{said} What was not seen could make up for it.");
    }

    private static IEnumerable<(string Said, bool CouldBe)> Find(AssessmentDigest before, AssessmentDigest after)
    {
        foreach (var (old, now) in before.Frameworks.Join(after.Frameworks, framework => framework.Id, framework => framework.Id, (old, now) => (old, now)))
        {
            if (old.Stage is { } from && (now.AttestedStage ?? now.Stage?.Index ?? -1) < from.Index)
            {
                yield return ($"stage in {now.Id}, {from.Index} to {now.Stage?.Index.ToString(CultureInfo.InvariantCulture) ?? "none"}", now.Stage?.CouldBe >= from.Index);
            }

            foreach (var (then, dimension) in old.Dimensions.Join(now.Dimensions, dimension => dimension.Id, dimension => dimension.Id, (then, dimension) => (then, dimension)))
            {
                if (dimension.Attested < then.Stage)
                {
                    yield return ($"{dimension.Name} in {now.Id}, {then.Stage} to {dimension.Stage}", dimension.CouldBe >= then.Stage);
                }
            }
        }

        var claims = after.Practices.Concat(after.Aspects).ToDictionary(claim => claim.Id, StringComparer.Ordinal);
        foreach (var old in before.Practices.Concat(before.Aspects))
        {
            if (claims.TryGetValue(old.Id, out var now) && now.State.Level < old.State.Level && now.State.Attested < old.State.Level)
            {
                yield return ($"{now.Name}, {Words.Of(old.State.Level)} to {Words.Of(now.State.Level)}", now.State.CouldBe >= old.State.Level);
            }
        }
    }
}
