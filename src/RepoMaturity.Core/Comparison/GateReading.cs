using System.Globalization;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;

namespace RepoMaturity.Core.Comparison;

/// <summary>What a gate reads of an assessment.</summary>
/// <param name="Said">It in words.</param>
/// <param name="Value">What is proved; null where there is nothing to measure.</param>
/// <param name="CouldBe">What it could be.</param>
/// <param name="Attested">What it is with what people attest.</param>
internal sealed record GateReading(string Said, decimal? Value, decimal CouldBe, decimal Attested)
{
    public static GateReading Of(Gate gate, AssessmentDigest digest) => gate.Measure switch
    {
        GateMeasure.Stage => OfStage(gate, digest),
        GateMeasure.Dimension => OfDimension(gate, digest),
        GateMeasure.Incomplete => OfReading(digest.Side),
        GateMeasure.Spread => OfSpread(gate, digest),
        GateMeasure.Observed => OfWorkflows(gate, digest),
        _ => OfLevel(gate, digest),
    };

    /// <summary>False where nobody looked at what the gate measures, so that it says nothing of the repository.</summary>
    public bool WasLookedAt { get; private init; } = true;

    /// <summary>Whether it is too little.</summary>
    public GateVerdict Judge(Gate gate)
    {
        var least = Least(gate);
        return Value is null || Value >= least || Attested >= least ? GateVerdict.Passed
            : CouldBe >= least ? GateVerdict.Undecided
            : GateVerdict.Failed;
    }

    /// <summary>The verdict in a sentence.</summary>
    public string Say(Gate gate, GateVerdict verdict) => (verdict, gate.Measure) switch
    {
        (_, GateMeasure.Incomplete or GateMeasure.Observed) => Sentence(Said),
        (GateVerdict.Passed, _) when Value is null || Value >= gate.Below => Sentence(Said),
        (GateVerdict.Passed, _) => Sentence($"{Said}; what people attest suffices"),
        (GateVerdict.Undecided, _) => Sentence($"{Said}, by what was seen; what was not seen could suffice"),
        _ => Sentence($"{Said}, and {Wanted(gate)} is asked for"),
    };

    private static GateReading OfStage(Gate gate, AssessmentDigest digest)
    {
        if (digest.Frameworks.FirstOrDefault(framework => framework.Id == gate.Framework) is not { } framework)
        {
            return NotLookedAt(gate);
        }

        return framework.Stage is { } stage
            ? new GateReading($"the stage in {framework.Id} is {stage.Index}, {stage.Name}", stage.Index, stage.CouldBe, framework.AttestedStage ?? stage.Index)
            : new GateReading($"a repository of this kind ({digest.Side.KindName}) is in no stage of {framework.Id}", null, 0, 0);
    }

    private static GateReading OfDimension(Gate gate, AssessmentDigest digest)
    {
        if (digest.Frameworks.FirstOrDefault(framework => framework.Id == gate.Framework) is not { } framework
            || framework.Dimensions.FirstOrDefault(dimension => dimension.Id == gate.Id) is not { } dimension)
        {
            return NotLookedAt(gate);
        }

        return framework.Stage is null
            ? new GateReading($"a repository of this kind ({digest.Side.KindName}) is in no stage of {framework.Id}", null, 0, 0)
            : new GateReading($"{dimension.Name} is at stage {dimension.Stage} of {framework.Id}", dimension.Stage, dimension.CouldBe, dimension.Attested);
    }

    private static GateReading OfLevel(Gate gate, AssessmentDigest digest) => digest.Claim(gate.Id!) is { } claim
        ? new GateReading($"{claim.Name} is {Named(claim.State.Level)}", (int)claim.State.Level, (int)claim.State.CouldBe, (int)claim.State.Attested)
        : NotLookedAt(gate);

    private static GateReading OfSpread(Gate gate, AssessmentDigest digest)
    {
        if (digest.Claim(gate.Id!) is not { } claim)
        {
            return NotLookedAt(gate);
        }

        return claim.State is { Share: { } share, Spread: { } spread }
            ? new GateReading(string.Create(CultureInfo.InvariantCulture, $"{claim.Name} covers {spread.Units} of {spread.Of} entry points ({share:0.##})"), share, 0, 0)
            : new GateReading($"{claim.Name} has no entry points to cover", null, 0, 0);
    }

    /// <summary>The more was not read, the lower: so a change is seen to make it worse.</summary>
    private static GateReading OfReading(DeltaSide side) => side.Incompleteness switch
    {
        [] => new GateReading("all was read", 1, 1, 1),
        [var only] => new GateReading(only.TrimEnd('.'), -side.Unread, 0, 0),
        [var first, .. var more] => new GateReading($"{first.TrimEnd('.')} (and {more.Length} more)", -side.Unread, 0, 0),
    };

    /// <summary>The least number that passes: what is no number is 1 where it is so.</summary>
    private static decimal Least(Gate gate) => gate.Measure is GateMeasure.Incomplete or GateMeasure.Observed ? 1 : gate.Below;

    /// <summary>A workflow of which nothing is known could be any. The more do not run, the lower.</summary>
    private static GateReading OfWorkflows(Gate gate, AssessmentDigest digest)
    {
        if (digest.Workflows is not { } workflows)
        {
            return new GateReading("the hosting service was not asked (--github)", 0, 1, 0) { WasLookedAt = false };
        }

        var bad = workflows.Where(workflow => workflow.Observed == Observed.Disabled || (workflow.Observed == Observed.Stale && gate.Id == Words.Of(Observed.Stale))).ToList();
        if (bad.Count > 0)
        {
            return new GateReading($"the workflow {bad[0].Path} is {Words.Of(bad[0].Observed)}: {bad[0].Why}{(bad.Count > 1 ? $" (and {bad.Count - 1} more)" : string.Empty)}", -bad.Count, 0, 0);
        }

        return workflows.FirstOrDefault(workflow => workflow.Observed == Observed.Unknown) is { } unknown
            ? new GateReading($"whether {unknown.Path} runs is unknown: {unknown.Why}", 0, 1, 0)
            : new GateReading(workflows.IsEmpty ? "no proof begins with a workflow" : "every workflow that proof begins with runs", 1, 1, 1);
    }

    /// <summary>Nobody knows what nobody looked at: it could be anything.</summary>
    private static GateReading NotLookedAt(Gate gate) => new($"'{gate.Framework ?? gate.Id}' is not in the report", -1, decimal.MaxValue, -1) { WasLookedAt = false };

    private static string Named(Level level) => $"{Words.Of(level)} ({(int)level})";

    private static string Wanted(Gate gate) => gate.Measure switch
    {
        GateMeasure.Practice => Named((Level)(int)gate.Below),
        _ => gate.Below.ToString("0.##", CultureInfo.InvariantCulture),
    };

    private static string Sentence(string clause) => clause.Length == 0 ? clause : $"{char.ToUpperInvariant(clause[0])}{clause[1..]}.";
}
