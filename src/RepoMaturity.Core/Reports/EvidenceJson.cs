using System.Collections.Immutable;
using System.Text.Json;
using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes evidence as JSON.</summary>
internal static class EvidenceJson
{
    public static void Write(Utf8JsonWriter writer, ImmutableArray<Evidence> evidence) =>
        JsonReport.WriteList(writer, "evidence", EvidenceSelection.Of(evidence), Write);

    /// <summary>What shows that an item is met; what starts it is told by its practice.</summary>
    public static void WriteProof(Utf8JsonWriter writer, ImmutableArray<Evidence> proof) => JsonReport.WriteList(writer, "evidence", proof, (_, evidence) =>
    {
        writer.WriteString("claim", evidence.Claim);
        WritePlace(writer, evidence);
        writer.WriteNumber("level", (int)evidence.Level);
    });

    private static void Write(Utf8JsonWriter writer, Evidence evidence)
    {
        WritePlace(writer, evidence);
        writer.WriteString("technology", evidence.Technology);
        writer.WriteNumber("level", (int)evidence.Level);
        writer.WriteString("context", evidence.Context);
        JsonReport.WriteList(writer, "chain", evidence.Chain?.Steps ?? [], Write);
    }

    private static void WritePlace(Utf8JsonWriter writer, Evidence evidence)
    {
        writer.WriteString("source", Words.Of(evidence.Source));
        if (evidence.Path is not null)
        {
            writer.WriteString("path", evidence.Path);
        }

        Write(writer, evidence.Position);
        writer.WriteString("detail", evidence.Detail);
        if (evidence.IsCount)
        {
            writer.WriteBoolean("count", true);
        }
    }

    private static void Write(Utf8JsonWriter writer, ChainStep step)
    {
        writer.WriteString("path", step.Path);
        Write(writer, step.Position);
        writer.WriteString("text", step.Text);
    }

    /// <summary>A line; in a notebook the cell too.</summary>
    private static void Write(Utf8JsonWriter writer, Position? position)
    {
        if (position?.Cell is { } cell)
        {
            writer.WriteNumber("cell", cell);
        }

        JsonReport.WriteOptional(writer, "line", position?.Line);
    }
}
