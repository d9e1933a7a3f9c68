using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RepoMaturity.Tests.GitHub;

/// <summary>GitHub's own description of its REST interface (OpenAPI), as the package <c>@octokit/openapi</c> brings it, or the part of it that some paths need.</summary>
internal sealed class PublishedDescription
{
    private static readonly string[] Methods = ["get", "post", "patch", "put", "delete"];

    private readonly JsonObject whole;

    private PublishedDescription(JsonObject whole) => this.whole = whole;

    /// <summary>Reads it, and leaves out what these paths do not need: a server over the whole takes half a minute to start.</summary>
    public static PublishedDescription Read(string file, IEnumerable<string> paths)
    {
        var all = JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();
        var part = new JsonObject { ["openapi"] = all["openapi"]!.DeepClone(), ["info"] = all["info"]!.DeepClone(), ["servers"] = all["servers"]!.DeepClone() };
        var kept = new JsonObject();
        foreach (var path in paths)
        {
            kept[path] = (all["paths"]![path] ?? throw new AssertionException($"GitHub describes no {path}.")).DeepClone();
        }

        part["paths"] = kept;
        part["components"] = new JsonObject();
        var found = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<JsonNode>([kept]);
        while (waiting.TryDequeue(out var node))
        {
            foreach (var reference in References(node).Where(found.Add))
            {
                var names = reference["#/components/".Length..].Split('/');
                var component = all["components"]![names[0]]![names[1]]!.DeepClone();
                if (component is JsonObject { } each && names[1] == "workflow-id")
                {
                    // By the letter it is either a number or a text, and in a path every number is a text, too.
                    var schema = each["schema"]!.AsObject();
                    schema["anyOf"] = schema["oneOf"]!.DeepClone();
                    schema.Remove("oneOf");
                }

                part["components"]!.AsObject().TryAdd(names[0], new JsonObject());
                part["components"]![names[0]]![names[1]] = component;
                waiting.Enqueue(component);
            }
        }

        return new PublishedDescription(part);
    }

    public void Write(string file) => File.WriteAllText(file, whole.ToJsonString());

    /// <summary>What of a request the description does not know: a path, a field of the query, a field of the body. Servers pass over such fields in silence, and so would a mistake.</summary>
    public IEnumerable<string> Unknown(LoopbackRequest request)
    {
        if (Find(request) is not { } operation)
        {
            return [$"{request.Method} {request.Path} is not described"];
        }

        var declared = (operation["parameters"] as JsonArray ?? []).Select(Resolve).Where(parameter => (string?)parameter["in"] == "query").Select(parameter => (string)parameter["name"]!);
        var fields = operation["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema ? Resolve(schema)["properties"]!.AsObject().Select(property => property.Key) : [];
        var sent = request.Body.Length == 0 ? [] : JsonNode.Parse(request.Body)!.AsObject().Select(property => property.Key);
        return request.Query.Keys.Except(declared).Select(name => $"{request.Path} knows no '{name}' in its query").Concat(sent.Except(fields).Select(name => $"{request.Path} knows no '{name}' in its body"));
    }

    private static IEnumerable<string> References(JsonNode node) =>
        Regex.Matches(node.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), "\"\\$ref\":\"([^\"]+)\"").Select(match => match.Groups[1].Value);

    private JsonNode? Find(LoopbackRequest request) => whole["paths"]!.AsObject()
        .Where(path => Regex.IsMatch(request.Path, $"^{Regex.Replace(path.Key, @"\{[^}]+\}", "[^/]+")}$"))
        .OrderBy(path => path.Key.Count(character => character == '{'))
        .Select(path => path.Value![Methods.First(method => method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))])
        .FirstOrDefault();

    private JsonNode Resolve(JsonNode? node) => (string?)node!["$ref"] is { } reference ? whole["components"]![reference.Split('/')[2]]![reference.Split('/')[3]]! : node;
}
