using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Reports;

/// <summary>
/// The one encoder of JSON. Beside what JSON asks for, it escapes what a terminal or a log of continuous integration would obey, so that a reader gets the text as it was and nobody else acts on it;
/// words that are keys by their beginning are hidden.
/// </summary>
public static class JsonText
{
    // A document of its own, never part of a page: characters that only HTML minds stay readable.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a document.</summary>
    /// <returns>UTF-8 without a byte order mark, with a line end at its end.</returns>
    public static byte[] Write(Action<Utf8JsonWriter> write) => Write(write, Options);

    /// <summary>Writes a document on one line.</summary>
    /// <returns>UTF-8 without a byte order mark, with a line end at its end and nowhere else.</returns>
    public static byte[] WriteLine(Action<Utf8JsonWriter> write) => Write(write, Options with { Indented = false });

    private static byte[] Write(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        ArgumentNullException.ThrowIfNull(write);
        var document = Unchecked(write, options);
        if (Secrets.MayHold(Encoding.UTF8.GetString(document)))
        {
            document = Unchecked(writer => WriteMasked(writer, document), options);
        }

        return Escape(Encoding.UTF8.GetString(document)) is { } escaped ? Encoding.UTF8.GetBytes(escaped) : document;
    }

    private static byte[] Unchecked(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            write(writer);
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteMasked(Utf8JsonWriter writer, byte[] document)
    {
        using var parsed = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = 1000 });
        WriteMasked(writer, parsed.RootElement);
    }

    private static void WriteMasked(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    WriteMasked(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    WriteMasked(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Secrets.MaskKnown(element.GetString()!));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    /// <summary>The document with characters escaped that can stand in its strings alone; null where there is none.</summary>
    private static string? Escape(string document)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < document.Length; i++)
        {
            var character = document[i];
            var isObeyed = character == '#' ? document[i - 1] == '#' : (character >= 0x7F || (character < ' ' && character != '\n')) && TerminalText.IsObeyed(document, i);
            if (!isObeyed)
            {
                escaped?.Append(character);
                continue;
            }

            escaped ??= new StringBuilder(document.Length + 64).Append(document, 0, i);
            var units = char.IsSurrogatePair(document, i) ? 2 : 1;
            for (var unit = 0; unit < units; unit++)
            {
                escaped.Append("\\u").Append(((int)document[i + unit]).ToString("X4", CultureInfo.InvariantCulture));
            }

            i += units - 1;
        }

        return escaped?.ToString();
    }
}
