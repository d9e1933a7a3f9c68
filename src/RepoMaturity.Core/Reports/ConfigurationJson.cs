using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes what a configuration says, and what became of it, as JSON.</summary>
internal static class ConfigurationJson
{
    /// <summary>Writes the configuration; null where there is none.</summary>
    public static void Write(Utf8JsonWriter writer, ConfigurationResult? result)
    {
        if (result is null)
        {
            writer.WriteNull("configuration");
            return;
        }

        var configuration = result.Configuration;
        writer.WriteStartObject("configuration");
        writer.WriteString("path", configuration.Path);
        writer.WriteString("judgedOn", Day(configuration.JudgedOn));
        WriteTarget(writer, configuration.Target);
        writer.WriteStartObject("excluded");
        JsonReport.WriteTexts(writer, "paths", configuration.Exclude.Patterns);
        writer.WriteNumber("files", result.ExcludedFiles);
        writer.WriteEndObject();
        JsonReport.WriteTexts(writer, "gates", [.. configuration.Gates.Select(gate => gate.Resolved)]);
        JsonReport.WriteList(writer, "suppressed", result.Suppressed, Write);
        JsonReport.WriteList(writer, "attestations", configuration.Attestations, Write);
        writer.WriteNumber("attestationsLeftOut", configuration.LeftOut);
        JsonReport.WriteList(writer, "problems", configuration.Problems, Write);
        JsonReport.WriteList(writer, "expired", configuration.Expired, Write);
        writer.WriteEndObject();
    }

    /// <summary>Writes the level that people attest; null where they attest none.</summary>
    public static void WriteAttested(Utf8JsonWriter writer, Level attested) => JsonReport.WriteOptional(writer, "attested", attested > Level.Absent ? (int)attested : null);

    private static void WriteTarget(Utf8JsonWriter writer, Target? target)
    {
        if (target is null)
        {
            writer.WriteNull("target");
            return;
        }

        writer.WriteStartObject("target");
        writer.WriteString("framework", target.Framework);
        writer.WriteNumber("from", target.Lowest);
        writer.WriteNumber("to", target.Highest);
        if (target.Requirements is { } required)
        {
            JsonReport.WriteTexts(writer, "requirements", required);
        }
        else
        {
            writer.WriteNull("requirements");
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SuppressionResult result)
    {
        var suppression = result.Suppression;
        writer.WriteString("id", suppression.Id);
        JsonReport.WriteTexts(writer, "claims", suppression.Claims);
        JsonReport.WriteTexts(writer, "paths", suppression.Paths?.Patterns ?? ImmutableArray<string>.Empty);
        writer.WriteString("reason", Words.Of(suppression.Reason));
        writer.WriteString("justification", suppression.Justification);
        writer.WriteString("expires", suppression.Expires is { } day ? Day(day) : null);
        writer.WriteNumber("line", suppression.Line);
        writer.WriteNumber("evidence", result.Evidence);
        writer.WriteNumber("files", result.Files);
    }

    private static void Write(Utf8JsonWriter writer, Attestation attestation)
    {
        writer.WriteString("source", Words.Of(EvidenceSource.Statement));
        writer.WriteString("id", attestation.Id);
        JsonReport.WriteOptional(writer, "level", (int?)attestation.Level);
        writer.WriteString("statement", attestation.Statement);
        writer.WriteString("link", attestation.Link);
        writer.WriteString("owner", attestation.Owner);
        writer.WriteString("expires", Day(attestation.Expires));
        writer.WriteNumber("line", attestation.Line);
    }

    private static void Write(Utf8JsonWriter writer, RuleProblem problem)
    {
        writer.WriteNumber("line", problem.Line);
        writer.WriteString("message", problem.Message);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
