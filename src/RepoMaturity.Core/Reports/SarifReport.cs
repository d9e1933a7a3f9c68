using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// Writes the next steps of an assessment as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0), within what GitHub takes of it: one run, a remark of level note a practice or
/// aspect to raise, each at the first line of a file that is there, since GitHub refuses a whole log for one result without a place.
/// </summary>
public static class SarifReport
{
    /// <summary>More results of a run GitHub does not show.</summary>
    public const int MostResults = 5000;

    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <summary>The base of all addresses: the top of the repository, wherever it is checked out.</summary>
    private const string Root = "%SRCROOT%";

    /// <summary>Writes a log.</summary>
    /// <returns>UTF-8 without a byte order mark, with a line end at its end.</returns>
    public static byte[] Write(Assessment assessment, Tool tool)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(tool);
        return JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", Schema);
            writer.WriteString("version", "2.1.0");
            writer.WriteStartArray("runs");
            WriteRun(writer, assessment, FrameworkWords.Headline(assessment), tool);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    /// <summary>What keeps logs of other frameworks and folders of the same commit apart; all up to the last slash is GitHub's category.</summary>
    internal static string Category(Assessment assessment, FrameworkResult? result)
    {
        var framework = result is null ? string.Empty : $"{result.Framework.Id}/";
        return $"repomaturity/{framework}{(assessment.Folder.Length == 0 ? string.Empty : $"{SarifText.Address(assessment.Folder)}/")}";
    }

    private static void WriteRun(Utf8JsonWriter writer, Assessment assessment, FrameworkResult? result, Tool tool)
    {
        var rules = new SarifRules([.. assessment.Practices.Select(practice => practice.Practice)], result?.Framework.Link);
        writer.WriteStartObject();
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "RepoMaturity");
        writer.WriteString("semanticVersion", tool.Version);
        rules.Write(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartObject("automationDetails");
        writer.WriteString("id", Category(assessment, result));
        writer.WriteEndObject();
        WriteInvocation(writer, Completeness.Reasons(assessment));
        writer.WriteStartObject("originalUriBaseIds");
        writer.WriteStartObject(Root);
        WriteMessage(writer, "description", "The top of the repository.", markdown: null);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteString("columnKind", "utf16CodeUnits");
        WriteProperties(writer, assessment, result);
        var names = new Names(assessment);
        var remarks = Remark.Of(assessment, result).Where(remark => remark.Place is not null && rules.IndexOf(remark.Claim) >= 0).Take(MostResults);
        JsonReport.WriteList(writer, "results", remarks, (_, remark) => WriteResult(writer, remark, rules.IndexOf(remark.Claim), assessment, result!, names));
        writer.WriteEndObject();
    }

    /// <summary>That the scan ran, and what it did not read.</summary>
    private static void WriteInvocation(Utf8JsonWriter writer, ImmutableArray<string> lacks)
    {
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", true);
        JsonReport.WriteList(writer, "toolExecutionNotifications", lacks, (_, lack) =>
        {
            WriteMessage(writer, "message", SarifText.Message(lack), markdown: null);
            writer.WriteString("level", "note");
        });
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter writer, Assessment assessment, FrameworkResult? result)
    {
        writer.WriteStartObject("properties");
        writer.WriteString("repository", assessment.Repository);
        writer.WriteString("commit", assessment.Commit);
        writer.WriteBoolean("dirty", assessment.IsDirty);
        writer.WriteString("model", assessment.ModelHash);
        writer.WriteString("framework", result?.Framework.Id);
        JsonReport.WriteOptional(writer, "stage", result?.Stage?.Index);
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, Remark remark, int rule, Assessment assessment, FrameworkResult result, Names names)
    {
        var headline = RemarkWords.Headline(remark, result, names);
        var advice = RemarkWords.Advice(remark, names);
        writer.WriteString("ruleId", remark.Claim);
        writer.WriteNumber("ruleIndex", rule);
        writer.WriteString("level", "note");
        WriteMessage(writer, "message", SarifText.Message($"{headline} {advice}"), SarifMarkdown.Message(headline, advice));
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", SarifText.Address(remark.Place!));
        writer.WriteString("uriBaseId", Root);
        writer.WriteEndObject();
        writer.WriteStartObject("region");
        foreach (var edge in new[] { "startLine", "startColumn", "endLine", "endColumn" })
        {
            writer.WriteNumber(edge, 1);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartObject("partialFingerprints");
        writer.WriteString("repomaturityClaim/v1", Fingerprint(assessment.Folder, result.Framework.Id, remark.Claim));
        writer.WriteEndObject();
        writer.WriteStartObject("properties");
        writer.WriteString("from", Words.Of(remark.From));
        writer.WriteString("to", Words.Of(remark.To));
        writer.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter writer, string name, string text, string? markdown)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        if (markdown is not null)
        {
            writer.WriteString("markdown", markdown);
        }

        writer.WriteEndObject();
    }

    /// <summary>What stays the same while what is asked for does: no line, no wording, no level, no version of the rules.</summary>
    private static string Fingerprint(params string[] parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..32];
}
