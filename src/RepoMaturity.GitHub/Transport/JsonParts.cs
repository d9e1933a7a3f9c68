using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace RepoMaturity.GitHub.Transport;

/// <summary>Reads what counts of an answer; what is not as it should be is an answer that is not understood.</summary>
internal static class JsonParts
{
    /// <summary>Reads a document.</summary>
    public static TFound Read<TFound>(RestRequest request, RestAnswer answer, Func<JsonElement, TFound> read)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body, new JsonDocumentOptions { MaxDepth = 64 });
            return read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw new GitHubException(GitHubFailure.Unexpected, $"{request}: the answer is not understood.", exception);
        }
    }

    public static FormatException Missing(string name) => new($"'{name}' is missing, or of another kind.");

    /// <summary>A value that is an object or a list; null where there is none.</summary>
    public static JsonElement? Part(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) && part.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? part : null;

    public static string? OptionalText(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.String ? part.GetString() : null;

    public static string Text(this JsonElement element, string name) => element.OptionalText(name) ?? throw Missing(name);

    public static bool Flag(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) && part.ValueKind is JsonValueKind.True or JsonValueKind.False ? part.GetBoolean() : throw Missing(name);

    public static int? OptionalNumber(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Number && part.TryGetInt32(out var number) ? number : null;

    public static long LongNumber(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Number && part.TryGetInt64(out var number) ? number : throw Missing(name);

    public static DateTimeOffset? OptionalTime(this JsonElement element, string name) =>
        DateTimeOffset.TryParse(element.OptionalText(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    public static DateTimeOffset Time(this JsonElement element, string name) => element.OptionalTime(name) ?? throw Missing(name);

    /// <summary>The items of a list.</summary>
    public static ImmutableArray<TItem> Each<TItem>(this JsonElement list, Func<JsonElement, TItem> read) => list.ValueKind switch
    {
        JsonValueKind.Array => [.. list.EnumerateArray().Select(read)],
        JsonValueKind.Undefined => [],
        _ => throw Missing("a list"),
    };
}
