using System.Text;
using System.Text.Json;

namespace RepoMaturity.Core.Documents;

/// <summary>
/// Reads JSON (RFC 8259), with comments and trailing commas as configuration files have them, and several values in one file (JSON lines). Duplicate keys are kept.
/// Of a text that breaks off or is wrong, all that was read before that place is kept.
/// </summary>
public sealed class JsonReader : IReader<StructuredDocument>
{
    private JsonReader()
    {
    }

    /// <summary>The one reader there is.</summary>
    public static JsonReader Instance { get; } = new();

    /// <inheritdoc/>
    public StructuredDocument Read(SourceText source, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(limits);
        return Admission.Refuse(source, limits)
            ?? TemplateMask.Read(Admission.WithoutMark(source.Text), TemplateMask.Style.QuotedText, (text, _) => Parse(text, limits));
    }

    private static StructuredDocument Parse(string text, ReadLimits limits)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var assembly = new NodeAssembly(limits);
        var problems = new List<ReadProblem>();
        var line = 1;
        var counted = 0;
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions
        {
            AllowMultipleValues = true,
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,

            // One deeper than ours, so that ours is met first.
            MaxDepth = limits.Depth + 1,
        });
        try
        {
            for (var tokens = 0; reader.Read(); tokens++)
            {
                var start = (int)reader.TokenStartIndex;
                line += bytes.AsSpan(counted, start - counted).Count((byte)'\n');
                counted = start;
                if (tokens >= limits.Tokens)
                {
                    problems.Add(new ReadProblem(line, "More tokens than the limit allows."));
                    break;
                }

                Take(ref reader, assembly, line);
                if (assembly.Exceeded is { } exceeded)
                {
                    problems.Add(new ReadProblem(line, exceeded));
                    break;
                }
            }
        }
        catch (JsonException exception)
        {
            problems.Add(new ReadProblem((int)(exception.LineNumber ?? line - 1) + 1, "The JSON cannot be parsed."));
        }

        assembly.KeepOpenEntries();
        return new StructuredDocument(assembly.Roots, problems);
    }

    private static void Take(ref Utf8JsonReader reader, NodeAssembly assembly, int line)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                assembly.Open(NodeKind.Mapping, line);
                break;
            case JsonTokenType.StartArray:
                assembly.Open(NodeKind.Sequence, line);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                assembly.Close();
                break;
            case JsonTokenType.PropertyName:
                assembly.AddKey(Text(ref reader), line);
                break;
            case JsonTokenType.String:
                assembly.AddScalar(DocumentNode.Scalar(line, Text(ref reader), isQuoted: true));
                break;
            default:
                assembly.AddScalar(DocumentNode.Scalar(line, Encoding.UTF8.GetString(reader.ValueSpan)));
                break;
        }
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }

        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text to .NET; as written it still is.
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
