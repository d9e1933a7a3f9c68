using System.Buffers;
using System.Text.Json;
using RepoMaturity.Core.Documents;

namespace RepoMaturity.Core.Rules;

/// <summary>
/// Rules as the build compiles them: one compact JSON document, <c>{ "path": content, ... }</c>, every scalar a text, without what changes no answer. It reads several times faster than the
/// YAML it was made of, and has the same hash.
/// </summary>
public static class CompiledRules
{
    // Our own rules, checked by the build: no stranger's input that could be made too large.
    private static readonly ReadLimits Limits = ReadLimits.Default with { Bytes = int.MaxValue, Tokens = int.MaxValue, Nodes = int.MaxValue };

    /// <summary>Compiles rule files.</summary>
    public static byte[] Write(IEnumerable<RuleFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var buffer = new ArrayBufferWriter<byte>(256 * 1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
            {
                writer.WritePropertyName(file.Path);
                Write(writer, file.Document.Root, isTop: true);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The rule files of a compiled document.</summary>
    public static IReadOnlyList<RuleFile> Read(ReadOnlySpan<byte> compiled)
    {
        var document = JsonReader.Instance.Read(SourceText.Decode(compiled), Limits);
        return [.. document.Root.Entries.Select(entry => new RuleFile(entry.Key, new StructuredDocument([entry.Value], document.Problems)))];
    }

    // The depth of a rule file was limited when it was read.
    private static void Write(Utf8JsonWriter writer, DocumentNode node, bool isTop)
    {
        switch (node.Kind)
        {
            case NodeKind.Mapping:
                writer.WriteStartObject();
                foreach (var entry in node.Entries)
                {
                    if (!isTop || RuleFile.ChangesAnswers(entry.Key))
                    {
                        writer.WritePropertyName(entry.Key);
                        Write(writer, entry.Value, isTop: false);
                    }
                }

                writer.WriteEndObject();
                break;
            case NodeKind.Sequence:
                writer.WriteStartArray();
                foreach (var item in node.Items)
                {
                    Write(writer, item, isTop: false);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(node.Value);
                break;
        }
    }
}
