using System.Collections.Immutable;
using System.Text.Json;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// Reads a delta back from JSON. A job that may write comments reads what a job that ran a stranger's change has written, so nothing of it is trusted: it has bounds, each field has its type,
/// and every text goes through an encoder again when it is shown. What it claims of the repository may still be untrue.
/// </summary>
public static class DeltaReader
{
    /// <summary>A larger document is refused; a delta of a usual change has some ten kilobytes.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private const int MostDepth = 16;
    private const int MostListed = 5_000;

    /// <summary>Reads a delta.</summary>
    /// <returns>The delta; null where the bytes are no delta of a schema that is known here, or are beyond bounds.</returns>
    public static AssessmentDelta? Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MostBytes)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MostDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(new JsonFields(document.RootElement, DeltaJson.MostCharacters)) : null;
        }
        catch (Exception broken) when (JsonFields.IsBroken(broken))
        {
            return null;
        }
    }

    private static AssessmentDelta? Read(JsonFields delta)
    {
        if (!delta.Text("schemaVersion").StartsWith("1.", StringComparison.Ordinal))
        {
            return null;
        }

        return new AssessmentDelta(
            Side(delta["before"]),
            Side(delta["after"]),
            JsonFields.Unique(Bounded(delta.List("frameworks", Framework), MostListed), framework => framework.Id),
            Claims(delta, "practices"),
            Claims(delta, "aspects"),
            Claims(delta, "technologies"))
        {
            Gates = Bounded(delta.List("gates", gate => new GateOutcome(gate.Text("gate"), gate.Word<GateVerdict>("verdict"), gate.Text("why"))), MostListed),
        };
    }

    private static ImmutableArray<TItem> Bounded<TItem>(ImmutableArray<TItem> items, int most) => items.Length <= most ? items : throw new FormatException();

    private static DeltaSide Side(JsonFields side) => new(
        side.Text("repository"),
        side.OptionalText("commit") is { } commit ? Commit(commit) : null,
        side.Flag("dirty"),
        side["model"].Text("hash"),
        side["kind"].Text("id"),
        side["kind"].Text("name"),
        Bounded(side.Texts("incomplete"), DeltaJson.MostReasons))
    {
        Asked = side.OptionalText("asked"),
    };

    private static string Commit(string id) => id.Length is 40 or 64 && id.All(char.IsAsciiHexDigitLower) ? id : throw new FormatException();

    private static FrameworkDelta Framework(JsonFields framework) => new(
        framework.Text("id"),
        framework.Text("name"),
        framework.Number("year", 0, 9999),
        Stage(framework.Optional("before")),
        Stage(framework.Optional("after")),
        Bounded(framework.List("dimensions", dimension => new DimensionDelta(dimension.Text("id"), dimension.Text("name"), dimension.OptionalNumber("before"), dimension.OptionalNumber("after"))), MostListed),
        Bounded(framework.List("items", Item), MostListed))
    {
        Highest = framework.OptionalNumber("highest"),
        Blockers = framework.Optional("blockers") is { } blockers ? Blockers(blockers) : null,
        ScoreBefore = framework.Points("scoreBefore"),
        ScoreAfter = framework.Points("scoreAfter"),
    };

    private static StageResult? Stage(JsonFields? stage) => stage is { } given ? new StageResult(given.Number("index"), given.Text("name"), given.Number("couldBe")) : null;

    private static BlockersDelta Blockers(JsonFields blockers) => new(
        blockers.Optional("stage") is { } stage ? new StageName(stage.Number("index"), stage.Text("name")) : null,
        Bounded(blockers.List("gone", Blocker), MostListed),
        Bounded(blockers.List("left", Blocker), MostListed),
        Bounded(blockers.List("added", Blocker), MostListed));

    private static BlockerDelta Blocker(JsonFields blocker) => new(blocker.Text("item"), blocker.Text("name"), blocker.Text("why"));

    private static ItemDelta Item(JsonFields item) => new(
        item.Text("id"),
        item.Text("name"),
        item.Status("before"),
        item.Status("after"),
        item.Text("why"),
        Bounded(item.List("evidence", Evidence), ClaimDelta.MostEvidence));

    private static ImmutableArray<ClaimDelta> Claims(JsonFields delta, string name) => JsonFields.Unique(Bounded(delta.List(name, Claim), MostListed), claim => claim.Id);

    private static ClaimDelta Claim(JsonFields claim) => new(
        claim.Text("id"),
        claim.Text("name"),
        State(claim.Optional("before")),
        State(claim.Optional("after")),
        Bounded(claim.List("came", Moved), ClaimDelta.MostEvidence),
        Bounded(claim.List("went", Moved), ClaimDelta.MostEvidence));

    private static ClaimState? State(JsonFields? state) => state is { } given
        ? new ClaimState(given.Level("level"), given.Level("couldBe"), given.Has("attested") ? given.Level("attested") : Level.Absent, given.Spread("spread"))
        : null;

    private static DeltaEvidence Moved(JsonFields evidence) => new(Evidence(evidence), evidence.Flag("onBothSides"));

    private static EvidenceDigest Evidence(JsonFields evidence)
    {
        var read = evidence.Evidence(technology => technology);
        return read.Chain.Length <= DeltaJson.MostSteps ? read : throw new FormatException();
    }
}
