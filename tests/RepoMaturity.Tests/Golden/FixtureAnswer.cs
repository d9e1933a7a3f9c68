using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Tests.Golden;

/// <summary>
/// What of an assessment an expected file holds: the kind, the stages, the dimensions, each practice above absent (or that could be) with its strongest proof and chain,
/// the technologies in use, the problems. Small enough to be read and judged by a person.
/// </summary>
internal static class FixtureAnswer
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of an expected file.</summary>
    public static string Text(JsonObject answer) => answer.ToJsonString(Options) + "\n";

    /// <summary>The answer that an assessment gives.</summary>
    public static JsonObject Of(Assessment assessment)
    {
        var answer = OfWhole(assessment);
        if (!assessment.Parts.IsEmpty)
        {
            answer["parts"] = Named(assessment.Parts, part => part.Path, part => $"{part.Kind.Kind.Id}: {string.Join(", ", part.Practices.Where(practice => practice.Level > Level.Absent).Select(practice => $"{practice.Practice.Id} {(int)practice.Level}"))}");
        }

        if (assessment.Configuration is { } configuration)
        {
            answer["configuration"] = Of(configuration);
        }

        return answer;
    }

    private static JsonObject Of(ConfigurationResult result) => new()
    {
        ["excluded"] = result.ExcludedFiles,
        ["suppressed"] = List(result.Suppressed.Select(each => $"{each.Suppression.Id}: {each.Evidence}")),
        ["attested"] = List(result.Configuration.Attestations.Select(attestation => attestation.Id)),
        ["wrong"] = List(result.Configuration.Problems.Select(problem => problem.ToString())),
        ["expired"] = List(result.Configuration.Expired.Select(problem => problem.ToString())),
    };

    private static JsonObject OfWhole(Assessment assessment) => new()
    {
        ["kind"] = assessment.Kind.Kind.Id,
        ["stages"] = Named(assessment.Frameworks, framework => framework.Framework.Id, StageOf),
        ["dimensions"] = Named(assessment.Frameworks.SelectMany(framework => framework.Dimensions), dimension => dimension.Dimension.Id, dimension => dimension.Stage),
        ["practices"] = Named(assessment.Practices.Where(practice => practice.CouldBe > Level.Absent || practice.Attested > Level.Absent), practice => practice.Practice.Id, Of),
        ["technologies"] = List(assessment.Technologies.Where(technology => technology.Level >= Level.Implemented).Select(technology => technology.Rule.Id)),
        ["problems"] = List(assessment.Problems.Select(problem => $"{problem.Path}: {problem.Message}")),
    };

    /// <summary>Each value of an answer under the path that leads to it, for a comparison that people can read.</summary>
    public static SortedDictionary<string, string> Flat(JsonNode answer)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Flatten(answer, string.Empty, values);
        return values;
    }

    private static JsonObject? StageOf(FrameworkResult framework)
    {
        if (framework.Stage is not { } stage)
        {
            return null;
        }

        var answer = new JsonObject { ["stage"] = stage.Index, ["couldBe"] = stage.CouldBe };
        if (framework.WithAttestations?.Stage is { } attested)
        {
            answer["withAttestations"] = attested.Index;
        }

        if (framework.Target is { } target)
        {
            answer["target"] = $"{Core.Rules.Words.Of(target.Verdict)}, with attestations {Core.Rules.Words.Of((framework.WithAttestations?.Target ?? target).Verdict)}";
        }

        return answer;
    }

    private static JsonObject Of(PracticeResult practice)
    {
        var answer = new JsonObject { ["level"] = (int)practice.Level };
        if (practice.CouldBe > practice.Level)
        {
            answer["couldBe"] = (int)practice.CouldBe;
        }

        if (practice.Attested > Level.Absent)
        {
            answer["attested"] = (int)practice.Attested;
        }

        if (practice.Evidence is [var strongest, ..])
        {
            answer["proof"] = Words(strongest);
            if (strongest.Chain is { } chain)
            {
                answer["chain"] = List(chain.Steps.Select(step => step.ToString()));
            }
        }

        var aspects = practice.Aspects.Where(aspect => aspect.Level > Level.Absent).ToImmutableArray();
        if (!aspects.IsEmpty)
        {
            answer["aspects"] = Named(aspects, aspect => aspect.Aspect.Id[(practice.Practice.Id.Length + 1)..], aspect => (int)aspect.Level);
        }

        return answer;
    }

    private static string Words(Evidence evidence) =>
        $"{evidence.Path}{(evidence.Position is { } position ? $":{position}" : string.Empty)} {evidence.Detail}{(evidence.Context is { } context ? $" ({context})" : string.Empty)}";

    private static JsonObject Named<TItem>(IEnumerable<TItem> items, Func<TItem, string> name, Func<TItem, JsonNode?> value) =>
        new(items.Select(item => KeyValuePair.Create(name(item), value(item))));

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static void Flatten(JsonNode? node, string path, SortedDictionary<string, string> values)
    {
        switch (node)
        {
            case JsonObject keys:
                foreach (var (key, value) in keys)
                {
                    Flatten(value, path.Length == 0 ? key : path + " / " + key, values);
                }

                break;
            case JsonArray items when path is "technologies" or "problems":
                foreach (var item in items)
                {
                    values[$"{path} / {item}"] = "listed";
                }

                break;
            case JsonArray items:
                values[path] = string.Join(" -> ", items);
                break;
            default:
                values[path] = node?.ToString() ?? "none";
                break;
        }
    }
}
