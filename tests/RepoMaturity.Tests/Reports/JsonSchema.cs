using System.Text.Json;
using System.Text.RegularExpressions;

namespace RepoMaturity.Tests.Reports;

/// <summary>
/// Validates JSON against the part of JSON Schema 2020-12 that the schemas of this repository use; a keyword that it does not know is an error, so that no rule of a schema is passed over.
/// </summary>
internal sealed class JsonSchema(JsonElement root)
{
    public static JsonSchema Read(string file) => new(JsonDocument.Parse(File.ReadAllText(file)).RootElement.Clone());

    /// <summary>What of the value does not fit, each with its place.</summary>
    public IReadOnlyList<string> Validate(JsonElement value) => [.. Validate(value, root, "$")];

    private IEnumerable<string> Validate(JsonElement value, JsonElement schema, string at) =>
        schema.EnumerateObject().SelectMany(keyword => Check(value, keyword, schema, at));

    private IEnumerable<string> Check(JsonElement value, JsonProperty keyword, JsonElement schema, string at)
    {
        var given = keyword.Value;
        switch (keyword.Name)
        {
            case "$schema" or "$defs" or "title" or "description":
                return [];
            case "$ref":
                return Validate(value, Resolve(given.GetString()!), at);
            case "type":
                return Fails(!Types(given).Any(type => IsOf(value, type)), $"is no {given}");
            case "enum":
                return Fails(!given.EnumerateArray().Any(each => each.GetRawText() == value.GetRawText()), $"{value} is none of {given}");
            case "pattern":
                return Fails(value.ValueKind == JsonValueKind.String && !Regex.IsMatch(value.GetString()!, given.GetString()!), $"'{value}' does not match {given}");
            case "minimum":
                return Fails(value.ValueKind == JsonValueKind.Number && value.GetDouble() < given.GetDouble(), $"{value} is below {given}");
            case "maximum":
                return Fails(value.ValueKind == JsonValueKind.Number && value.GetDouble() > given.GetDouble(), $"{value} is above {given}");
            case "minLength":
                return Fails(value.ValueKind == JsonValueKind.String && value.GetString()!.Length < given.GetInt32(), "is too short");
            case "minItems":
                return Fails(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() < given.GetInt32(), "has too few items");
            case "maxItems":
                return Fails(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > given.GetInt32(), "has too many items");
            case "minProperties":
                return Fails(value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Count() < given.GetInt32(), "has too few properties");
            case "items":
                return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany((item, i) => Validate(item, given, $"{at}[{i}]")) : [];
            case "required":
                return value.ValueKind == JsonValueKind.Object
                    ? given.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}: lacks {name}")
                    : [];
            case "properties":
                return Properties(value).Where(property => given.TryGetProperty(property.Name, out _))
                    .SelectMany(property => Validate(property.Value, given.GetProperty(property.Name), $"{at}.{property.Name}"));
            case "additionalProperties":
                return Properties(value).Where(property => !(schema.TryGetProperty("properties", out var known) && known.TryGetProperty(property.Name, out _)))
                    .SelectMany(property => given.ValueKind == JsonValueKind.False ? [$"{at}: unknown property {property.Name}"] : Validate(property.Value, given, $"{at}.{property.Name}"));
            case "anyOf":
                var tries = given.EnumerateArray().Select(part => Validate(value, part, at).ToList()).ToList();
                return tries.Exists(errors => errors.Count == 0) ? [] : tries.MinBy(errors => errors.Count)!;
            default:
                throw new NotSupportedException($"The keyword {keyword.Name} of JSON Schema is not known here.");
        }

        IEnumerable<string> Fails(bool fails, string message) => fails ? [$"{at}: {message}"] : [];
    }

    private static JsonElement.ObjectEnumerator Properties(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default;

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(each => each.GetString()!) : [type.GetString()!];

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => value.ValueKind == JsonValueKind.Number,
    };

    private JsonElement Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate(root, (element, name) => element.GetProperty(name));
}
