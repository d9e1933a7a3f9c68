using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes what became of a gate as JSON.</summary>
internal static class GateJson
{
    public static void Write(Utf8JsonWriter writer, GateOutcome outcome)
    {
        DeltaJson.Text(writer, "gate", outcome.Gate);
        writer.WriteString("verdict", Words.Of(outcome.Verdict));
        DeltaJson.Text(writer, "why", outcome.Why);
    }
}
