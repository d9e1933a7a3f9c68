using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Reads back from a JSON report what is compared. The report may come from a stranger: it is read as a document, and nothing of it is trusted.</summary>
public static class DigestReader
{
    /// <summary>Reads a report.</summary>
    /// <returns>The digest; null where the bytes are no report of a schema that is known here.</returns>
    public static AssessmentDigest? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static AssessmentDigest? Read(JsonElement report)
    {
        if (report.GetProperty("schemaVersion").GetString()?.StartsWith("1.", StringComparison.Ordinal) != true)
        {
            return null;
        }

        var findings = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        findings["kind"] = Text(report.GetProperty("kind"), "id");
        foreach (var framework in report.GetProperty("frameworks").EnumerateArray())
        {
            var stage = framework.GetProperty("stage");
            findings[$"stage {Text(framework, "id")}"] = stage.ValueKind == JsonValueKind.Null ? "none" : stage.GetProperty("index").GetInt32().ToString(CultureInfo.InvariantCulture);
            if (framework.GetProperty("score") is { ValueKind: JsonValueKind.Object } score)
            {
                findings[$"score {Text(framework, "id")}"] = $"{score.GetProperty("low").GetDecimal().ToString(CultureInfo.InvariantCulture)} to {score.GetProperty("high").GetDecimal().ToString(CultureInfo.InvariantCulture)}";
            }

            foreach (var item in framework.GetProperty("items").EnumerateArray())
            {
                findings[$"item {Text(framework, "id")}:{Text(item, "id")}"] = StatusOf(item);
            }
        }

        foreach (var practice in report.GetProperty("practices").EnumerateArray())
        {
            findings[$"practice {Text(practice, "id")}"] = LevelOf(practice);
            foreach (var aspect in practice.GetProperty("aspects").EnumerateArray())
            {
                findings[$"aspect {Text(aspect, "id")}"] = LevelOf(aspect);
            }
        }

        var repository = report.GetProperty("repository");
        return new AssessmentDigest(
            Text(repository, "name"),
            repository.GetProperty("commit").GetString(),
            repository.GetProperty("dirty").GetBoolean(),
            Text(report.GetProperty("model"), "hash"),
            [.. report.GetProperty("completeness").GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString() ?? string.Empty)],
            findings.ToImmutable());
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? string.Empty;

    private static string StatusOf(JsonElement item) => Text(item, "status") switch
    {
        "met" => "met",
        "notMet" => "not met",
        "notApplicable" => "not applicable",
        _ => "unknown",
    };

    private static string LevelOf(JsonElement element)
    {
        var level = (Level)element.GetProperty("level").GetInt32();
        return Enum.IsDefined(level) ? Words.Of(level) : "unknown";
    }
}
