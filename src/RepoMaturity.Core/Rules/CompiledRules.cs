using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using RepoMaturity.Core.Documents;

namespace RepoMaturity.Core.Rules;

/// <summary>
/// Rules as the build compiles them: one compact JSON document, <c>{ "hash": text, "path": content, ... }</c>, every scalar a text, without what changes no answer. It reads several times faster
/// than the YAML it was made of, and has the same hash.
/// </summary>
public static class CompiledRules
{
    /// <summary>No file is called so: they end with .yml.</summary>
    private const string Hash = "hash";

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
            writer.WriteString(Hash, HashOf(files));
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
    public static IReadOnlyList<RuleFile> Read(ReadOnlyMemory<byte> compiled) => [.. Split(compiled.Span, out _).Select(piece => Parse(piece, compiled))];

    /// <summary>The rules of a compiled document, which the build has checked. Technologies and conventions are most of it, and read when somebody asks for them.</summary>
    public static RuleSet Load(ReadOnlyMemory<byte> compiled)
    {
        var pieces = Split(compiled.Span, out var hash);
        var late = new Lazy<ImmutableArray<Rule>>(() => Loaded(pieces.Where(piece => LoadedRules.IsOfRule(piece.Path)), compiled).Rules);
        return Loaded(pieces.Where(piece => !LoadedRules.IsOfRule(piece.Path)), compiled).ToRuleSet(hash, late);
    }

    private static LoadedRules Loaded(IEnumerable<(string Path, Range Content)> pieces, ReadOnlyMemory<byte> compiled)
    {
        var loaded = new LoadedRules();
        foreach (var piece in pieces)
        {
            loaded.Add(Parse(piece, compiled));
        }

        return loaded.Problems.Count == 0 ? loaded : throw new InvalidOperationException($"The compiled rules are broken: {loaded.Problems[0]}");
    }

    private static RuleFile Parse((string Path, Range Content) piece, ReadOnlyMemory<byte> compiled) =>
        new(piece.Path, JsonReader.Instance.Read(SourceText.Decode(compiled[piece.Content].Span), Limits));

    /// <summary>Where the content of each file stands.</summary>
    private static List<(string Path, Range Content)> Split(ReadOnlySpan<byte> compiled, out string hash)
    {
        hash = string.Empty;
        var pieces = new List<(string Path, Range Content)>();
        var reader = new Utf8JsonReader(compiled);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var path = reader.GetString()!;
            reader.Read();
            if (path == Hash)
            {
                hash = reader.GetString()!;
                continue;
            }

            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            pieces.Add((path, start..(int)reader.BytesConsumed));
        }

        return pieces;
    }

    private static string HashOf(IEnumerable<RuleFile> files)
    {
        using var hash = new RuleHash();
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            hash.Append(file);
        }

        return hash.Digest();
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
