using System.Text.Json;
using RepoMaturity.Core.Comparison;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// Writes of an assessment what a roll-up over many looks at, as a JSON report on one line that leaves the rest out: evidence, aspects, and items that hold nothing back.
/// <see cref="DigestReader"/> reads it.
/// </summary>
public static class DigestWriter
{
    /// <summary>Writes a digest.</summary>
    /// <param name="writer">Where to, as a value.</param>
    /// <param name="digest">The digest.</param>
    public static void Write(Utf8JsonWriter writer, AssessmentDigest digest)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(digest);
        writer.WriteStartObject();
        writer.WriteString("schemaVersion", JsonReport.SchemaVersion);
        WriteObject(writer, "model", () => writer.WriteString("hash", digest.Side.ModelHash));
        WriteObject(writer, "repository", () =>
        {
            writer.WriteString("name", digest.Side.Repository);
            writer.WriteString("commit", digest.Side.Commit);
            writer.WriteBoolean("dirty", digest.Side.IsDirty);
        });
        WriteObject(writer, "kind", () =>
        {
            writer.WriteString("id", digest.Side.Kind);
            writer.WriteString("name", digest.Side.KindName);
        });
        WriteObject(writer, "completeness", () => JsonReport.WriteTexts(writer, "reasons", digest.Side.Incompleteness));
        JsonReport.WriteList(writer, "technologies", digest.Technologies, (inner, technology) =>
        {
            inner.WriteString("id", technology.Id);
            inner.WriteString("name", technology.Name);
            inner.WriteNumber("level", (int)technology.State.Level);
            WriteNothing(inner, "evidence");
        });
        JsonReport.WriteList(writer, "practices", digest.Practices, WritePractice);
        JsonReport.WriteList(writer, "frameworks", digest.Frameworks, WriteFramework);
        writer.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter writer, string name, Action write)
    {
        writer.WriteStartObject(name);
        write();
        writer.WriteEndObject();
    }

    private static void WriteNothing(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartArray(name);
        writer.WriteEndArray();
    }

    private static void WritePractice(Utf8JsonWriter writer, ClaimDigest practice)
    {
        writer.WriteString("id", practice.Id);
        writer.WriteString("name", practice.Name);
        writer.WriteNumber("level", (int)practice.State.Level);
        writer.WriteNumber("couldBe", (int)practice.State.CouldBe);
        if (practice.State.Attested > Level.Absent)
        {
            writer.WriteNumber("attested", (int)practice.State.Attested);
        }

        JsonReport.WriteSpread(writer, practice.State.Spread);
        WriteNothing(writer, "evidence");
        WriteNothing(writer, "aspects");
    }

    private static void WriteFramework(Utf8JsonWriter writer, FrameworkDigest framework)
    {
        writer.WriteString("id", framework.Id);
        writer.WriteString("name", framework.Name);
        writer.WriteNumber("year", framework.Year);
        if (framework.Stage is { } stage)
        {
            WriteObject(writer, "stage", () =>
            {
                writer.WriteNumber("index", stage.Index);
                writer.WriteString("name", stage.Name);
                writer.WriteNumber("couldBe", stage.CouldBe);
            });
        }

        if (framework.Next is { } next)
        {
            WriteObject(writer, "next", () =>
            {
                writer.WriteNumber("index", next.Index);
                writer.WriteString("name", next.Name);
            });
        }

        if (framework.Highest is { } highest)
        {
            writer.WriteNumber("highest", highest);
        }

        JsonReport.WriteList(writer, "dimensions", framework.Dimensions, (inner, dimension) =>
        {
            inner.WriteString("id", dimension.Id);
            inner.WriteString("name", dimension.Name);
            inner.WriteNumber("stage", dimension.Stage);
            inner.WriteNumber("couldBe", dimension.CouldBe);
            inner.WriteBoolean("visible", dimension.IsVisible);
        });

        // The others say nothing of what stands between this stage and the next.
        var blocking = framework.Blockers.Select(blocker => blocker.Item).ToHashSet(StringComparer.Ordinal);
        JsonReport.WriteList(writer, "items", framework.Items.Where(item => blocking.Contains(item.Id)), (inner, item) =>
        {
            inner.WriteString("id", item.Id);
            inner.WriteString("name", item.Name);
            inner.WriteString("status", FrameworkJson.StatusOf(item.Status));
            inner.WriteString("why", item.Why);
            WriteNothing(inner, "evidence");
        });
        JsonReport.WriteList(writer, "blockers", framework.Blockers, (inner, blocker) =>
        {
            inner.WriteString("item", blocker.Item);
            inner.WriteString("why", blocker.Why);
        });
        WriteObject(writer, "withAttestations", () =>
        {
            if (framework.AttestedStage is { } attested)
            {
                WriteObject(writer, "stage", () => writer.WriteNumber("index", attested));
            }

            JsonReport.WriteList(writer, "dimensions", framework.Dimensions.Where(dimension => dimension.Attested != dimension.Stage), (inner, dimension) =>
            {
                inner.WriteString("id", dimension.Id);
                inner.WriteNumber("stage", dimension.Attested);
            });
        });
    }
}
