using System.Collections.Immutable;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Tests.Comparison;

/// <summary>Assessments and deltas written by hand.</summary>
internal static class Digests
{
    public const string Commit = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    public static readonly DeltaSide Side = new("churn", Commit, false, "0123456789abcdef", "ml-project", "ML project", []);

    public static AssessmentDigest Of(params ClaimDigest[] practices) => new(Side, [.. practices], [], [], []);

    public static ClaimDigest Claim(string id, Level level, Level? couldBe = null, params EvidenceDigest[] evidence) =>
        new(id, id, new ClaimState(level, couldBe ?? level, Level.Absent, null), [.. evidence], HasAllFiles: true);

    public static EvidenceDigest Evidence(string path, Level level, params PlaceDigest[] chain) => new("file", path, new Position(3), "call acme.log", level, "Acme", [.. chain]);

    public static FrameworkDigest Framework(int stage, params string[] blockers) => new(
        "ladder", "The Ladder", 2020, new StageResult(stage, $"Rung {stage}", stage), [new DimensionDigest("model", "Model", stage, stage, stage, true)],
        [.. "abc".Select(id => new ItemDigest(id.ToString(), $"item {id}", blockers.Contains(id.ToString()) ? ItemStatus.NotMet : ItemStatus.Met, "why", []))],
        [.. blockers.Select(blocker => new Blocker(blocker, $"no {blocker}"))])
    {
        Next = stage < 5 ? new StageName(stage + 1, $"Rung {stage + 1}") : null,
        Highest = 5,
    };

    /// <summary>A delta that says a text wherever a delta has one.</summary>
    public static AssessmentDelta Saying(string text, int rows = 3)
    {
        var evidence = new EvidenceDigest("file", text, new Position(3), $"call {text}", Level.Automated, text, [new PlaceDigest(text, new Position(1), text), new PlaceDigest(text, null, text)]);
        DeltaEvidence[] moved = [new(evidence, true), new(evidence with { Chain = [] }, false), new(evidence with { Path = null, Source = "history" }, false)];
        var stage = new StageResult(2, text, 3);
        ImmutableArray<BlockerDelta> blockers = [.. Enumerable.Range(0, rows).Select(_ => new BlockerDelta(text, text, text))];
        ImmutableArray<ClaimDelta> Claims() =>
        [
            .. Enumerable.Range(0, rows).Select(i => new ClaimDelta($"{i} {text}", text, ClaimState.Absent, new ClaimState(Level.Automated, Level.Automated, Level.Declared, new Spread(1, 2)), [.. moved], [])),
            .. Enumerable.Range(rows, rows).Select(i => new ClaimDelta($"{i} {text}", text, new ClaimState(Level.Implemented, Level.Automated, Level.Absent, null), null, [], [.. moved])),
        ];
        var framework = new FrameworkDelta("kaizen-2023", text, 2023, stage, stage, [new DimensionDelta(text, text, 1, 2)],
            [.. Enumerable.Range(0, rows).Select(i => new ItemDelta($"{i} {text}", text, ItemStatus.NotMet, ItemStatus.Met, text, [evidence]))])
        {
            Highest = 5,
            Blockers = new BlockersDelta(new StageName(3, text), blockers, blockers, blockers),
            ScoreBefore = new Points(0.5m, 3),
            ScoreAfter = new Points(1, 3),
        };
        return new AssessmentDelta(
            Side with { Repository = text, Kind = text, KindName = text, Asked = text, Incompleteness = [text], ModelHash = text },
            Side with { Repository = text + " 2", Kind = text + " 2", KindName = text, Asked = text, Commit = null, IsDirty = true, Incompleteness = [text, text] },
            [framework, framework with { Id = "other", Before = null }],
            Claims(),
            Claims(),
            Claims())
        {
            Gates = [new GateOutcome(text, GateVerdict.Failed, text), new GateOutcome(text, GateVerdict.Undecided, text), new GateOutcome(text, GateVerdict.Passed, text)],
        };
    }
}
