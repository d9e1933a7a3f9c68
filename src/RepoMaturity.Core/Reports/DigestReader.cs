using System.Collections.Immutable;
using System.Text.Json;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Reads back from a JSON report what is compared. The report may come from a stranger: it is read as a document, and nothing of it is trusted.</summary>
public static class DigestReader
{
    private const int MostCharacters = 1_000_000;

    /// <summary>What is compared of an assessment: what its JSON report says, so that a report kept in a file answers as the scan does.</summary>
    public static AssessmentDigest Of(Assessment assessment) => Read(JsonReport.Write(assessment, new Tool(string.Empty, string.Empty))) ?? throw new InvalidOperationException("A report of our own is not read.");

    /// <summary>Reads a report.</summary>
    /// <returns>The digest; null where the bytes are no report of a schema that is known here.</returns>
    public static AssessmentDigest? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(new JsonFields(document.RootElement, MostCharacters)) : null;
        }
        catch (Exception broken) when (JsonFields.IsBroken(broken))
        {
            return null;
        }
    }

    private static AssessmentDigest? Read(JsonFields report)
    {
        if (!report.Text("schemaVersion").StartsWith("1.", StringComparison.Ordinal))
        {
            return null;
        }

        var repository = report["repository"];
        var kind = report["kind"];
        var side = new DeltaSide(
            repository.Text("name"),
            repository.OptionalText("commit"),
            repository.Flag("dirty"),
            report["model"].Text("hash"),
            kind.Text("id"),
            kind.Text("name"),
            report["completeness"].Texts("reasons"));
        var names = report.List("technologies", technology => (Id: technology.Text("id"), Name: technology.Text("name"))).DistinctBy(technology => technology.Id).ToDictionary(technology => technology.Id, technology => technology.Name, StringComparer.Ordinal);
        var claims = new ClaimReader(names);
        return new AssessmentDigest(
            side,
            Unique(report.List("practices", claims.Practice)),
            Unique([.. report.List("practices", practice => practice.List("aspects", claims.Aspect)).SelectMany(aspects => aspects)]),
            Unique(report.List("technologies", claims.Technology)),
            JsonFields.Unique(report.List("frameworks", framework => Framework(framework, claims)), framework => framework.Id))
        {
            Workflows = report.Optional("host") is { } host
                ? host.List("workflows", workflow => new WorkflowDigest(workflow.Text("path"), workflow.Word<Observed>("observed"), workflow.Text("why")))
                : null,
            Gates = report.Optional("configuration") is { } configuration && configuration.Has("gates") ? configuration.Texts("gates") : [],
        };
    }

    private static ImmutableArray<ClaimDigest> Unique(ImmutableArray<ClaimDigest> claims) => JsonFields.Unique(claims, claim => claim.Id);

    private static FrameworkDigest Framework(JsonFields framework, ClaimReader claims)
    {
        var attested = framework.Optional("withAttestations");
        var attestedDimensions = attested?.List("dimensions", dimension => (Id: dimension.Text("id"), Stage: dimension.Number("stage"))) ?? [];
        return new FrameworkDigest(
            framework.Text("id"),
            framework.Text("name"),
            framework.Number("year"),
            framework.Optional("stage") is { } stage ? new StageResult(stage.Number("index"), stage.Text("name"), stage.Number("couldBe")) : null,
            JsonFields.Unique(framework.List("dimensions", dimension => Dimension(dimension, attestedDimensions)), dimension => dimension.Id),
            JsonFields.Unique(framework.List("items", item => new ItemDigest(item.Text("id"), item.Text("name"), item.Status("status"), item.Text("why"), item.List("evidence", claims.Evidence))), item => item.Id),
            framework.List("blockers", blocker => new Blocker(blocker.Text("item"), blocker.Text("why"))))
        {
            AttestedStage = attested?.Optional("stage")?.Number("index"),
            Next = framework.Optional("next") is { } next ? new StageName(next.Number("index"), next.Text("name")) : null,
            Highest = framework.OptionalNumber("highest"),
            Score = framework.Points("score"),
        };
    }

    private static DimensionDigest Dimension(JsonFields dimension, ImmutableArray<(string Id, int Stage)> attested)
    {
        var (id, stage) = (dimension.Text("id"), dimension.Number("stage"));
        var with = attested.Where(other => other.Id == id).Select(other => other.Stage).DefaultIfEmpty(stage).Max();
        return new DimensionDigest(id, dimension.Text("name"), stage, dimension.Number("couldBe"), with, !dimension.Has("visible") || dimension.Flag("visible"));
    }

    /// <summary>Reads what is claimed, with the names of technologies.</summary>
    private sealed class ClaimReader(Dictionary<string, string> technologies)
    {
        public EvidenceDigest Evidence(JsonFields evidence) => evidence.Evidence(id => technologies.GetValueOrDefault(id, id));

        public ClaimDigest Practice(JsonFields practice) => Claim(practice, practice.Text("name"), practice.Level("couldBe"), practice.Spread("spread"));

        public ClaimDigest Aspect(JsonFields aspect) => Claim(aspect, aspect.OptionalText("name") ?? aspect.Text("id"), aspect.Level("couldBe"), spread: null);

        public ClaimDigest Technology(JsonFields technology) => Claim(technology, technology.Text("name"), technology.Level("level"), spread: null);

        private ClaimDigest Claim(JsonFields claim, string name, Level couldBe, Spread? spread)
        {
            var evidence = claim.List("evidence", Evidence);
            var attested = (Level)(claim.OptionalNumber("attested", 0, (int)Level.Automated) ?? 0);
            return new ClaimDigest(claim.Text("id"), name, new ClaimState(claim.Level("level"), couldBe, attested, spread), evidence, evidence.Length < EvidenceSelection.Most);
        }
    }
}
