using System.Text.Json.Nodes;
using RepoMaturity.Core.Documents;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Reports;

namespace RepoMaturity.Tests.Rules;

/// <summary>The schemas describe the rules that are there: what an editor marks as wrong would be wrong.</summary>
internal sealed class RuleSchemaTests
{
    private static IEnumerable<string> Files => Directory.EnumerateFiles(SourceTree.At("rules"), "*.yml", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(SourceTree.At("rules"), file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    [Test]
    public void Every_rule_file_keeps_to_its_schema()
    {
        var mistakes = new List<string>();
        foreach (var group in Files.GroupBy(SchemaOf, StringComparer.Ordinal))
        {
            var schema = JsonSchema.Read(SourceTree.At($"rules/schema/{group.Key}.schema.json"));
            mistakes.AddRange(group.SelectMany(file => schema.Validate(Read(file)).Select(mistake => $"{file} {mistake}")));
        }

        Assert.That(mistakes, Is.Empty);
    }

    private static string SchemaOf(string path) => path.Split('/') switch
    {
        ["technologies" or "conventions", ..] => "rule",
        ["frameworks", ..] => "framework",
        _ => path[..^".yml".Length],
    };

    private static System.Text.Json.JsonElement Read(string path)
    {
        var document = YamlReader.Instance.Read(SourceText.Of(File.ReadAllText(SourceTree.At("rules/" + path))), ReadLimits.Default);
        return System.Text.Json.JsonDocument.Parse(Convert(document.Root)?.ToJsonString() ?? "null").RootElement;
    }

    /// <summary>Plain scalars are what YAML 1.2's core schema makes of them, as editors see them.</summary>
    private static JsonNode? Convert(DocumentNode node) => node.Kind switch
    {
        NodeKind.Mapping => new JsonObject(node.Entries.Select(entry => KeyValuePair.Create(entry.Key, Convert(entry.Value)))),
        NodeKind.Sequence => new JsonArray([.. node.Items.Select(Convert)]),
        _ when node.IsQuoted => JsonValue.Create(node.Value),
        _ => node.Value switch
        {
            "" or "~" or "null" => null,
            "true" or "false" => JsonValue.Create(node.Value == "true"),
            { } text when long.TryParse(text, out var number) => JsonValue.Create(number),
            { } text when double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && char.IsAsciiDigit(text[0]) => JsonValue.Create(number),
            _ => JsonValue.Create(node.Value),
        },
    };
}
