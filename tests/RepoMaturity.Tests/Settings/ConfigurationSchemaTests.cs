using System.Text.Json;
using System.Text.Json.Nodes;
using RepoMaturity.Core.Documents;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Settings;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Golden;
using RepoMaturity.Tests.Reports;

namespace RepoMaturity.Tests.Settings;

/// <summary>The schema, the reader and the documentation know the same keys.</summary>
internal sealed class ConfigurationSchemaTests
{
    private static readonly string SchemaFile = SourceTree.At("rules/schema/configuration.schema.json");

    private static JsonElement Schema => JsonDocument.Parse(File.ReadAllText(SchemaFile)).RootElement;

    [Test]
    public void Keys_are_those_of_the_reader()
    {
        var properties = Schema.GetProperty("properties");
        Assert.Multiple(() =>
        {
            Assert.That(Names(properties), Is.EqualTo(ConfigurationReader.Keys));
            Assert.That(Names(properties.GetProperty("target").GetProperty("properties")), Is.EqualTo(ConfigurationReader.TargetKeys));
            Assert.That(Names(properties.GetProperty("parts").GetProperty("items").GetProperty("anyOf")[1].GetProperty("properties")), Is.EqualTo(ConfigurationReader.PartKeys));
            Assert.That(Names(Entry(properties, "suppress")), Is.EqualTo(ConfigurationEntries.SuppressKeys));
            Assert.That(Names(Entry(properties, "attest")), Is.EquivalentTo(ConfigurationEntries.AttestKeys));
        });
    }

    [Test]
    public void Words_are_those_of_the_reader()
    {
        var properties = Schema.GetProperty("properties");
        Assert.That(Words(Entry(properties, "suppress").GetProperty("reason")), Is.EqualTo(Enum.GetValues<SuppressionReason>().Select(Core.Rules.Words.Of)));
        Assert.That(Words(Entry(properties, "attest").GetProperty("level")), Is.EqualTo(Enum.GetValues<Level>().Where(level => level != Level.Absent).Select(Core.Rules.Words.Of)));
    }

    [TestCase("kind: tool\nexclude: a\nparts: [a, { path: b, kind: tool }]\nframeworks: [x]", true)]
    [TestCase("target: { framework: x, stage: 2 }", true)]
    [TestCase("attest: [{ practice: a, level: automated, statement: s, owner: o, expires: '2027-01-01' }]", true)]
    [TestCase("attest: [{ item: 'a:b', statement: s, owner: o, expires: '2027-01-01' }]", true)]
    [TestCase("gates: ['stage<2', 'stage:x<3', 'dimension:data<2', 'dimension:x:data<2', 'practice:a/b<implemented', 'practice:a:spread<0.5', regression, incomplete]", true)]
    [TestCase("gates: ['stage>2']", false)]
    [TestCase("gates: regression", false)]
    [TestCase("attest: [{ statement: s, owner: o, expires: '2027-01-01' }]", false)]
    [TestCase("attest: [{ practice: a, level: absent, statement: s, owner: o, expires: '2027-01-01' }]", false)]
    [TestCase("suppress: [{ id: a, reason: no, justification: j }]", false)]
    [TestCase("knid: tool", false)]
    public void The_schema_takes_what_is_right(string yaml, bool isRight) => Assert.That(JsonSchema.Read(SchemaFile).Validate(Json(yaml)), isRight ? Is.Empty : Is.Not.Empty);

    [Test]
    public void The_fixture_keeps_to_the_schema() => Assert.That(JsonSchema.Read(SchemaFile).Validate(Json(new Fixture("with-configuration").Files()[".repomaturity.yml"])), Is.Empty);

    [Test]
    public void Every_key_and_reason_is_documented()
    {
        var text = File.ReadAllText(SourceTree.At("docs/configuration.md"));
        var words = ConfigurationReader.Keys.Concat(ConfigurationReader.TargetKeys).Concat(ConfigurationReader.PartKeys).Concat(ConfigurationEntries.SuppressKeys).Concat(ConfigurationEntries.AttestKeys)
            .Concat(Enum.GetValues<SuppressionReason>().Select(Core.Rules.Words.Of));
        Assert.That(words.Where(word => !text.Contains($"`{word}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Configurations_shown_in_the_documentation_are_sound()
    {
        var blocks = Docs.MarkdownBlock.Read("docs/configuration.md").Where(block => block.Language == "yaml").ToList();
        Assert.That(blocks, Is.Not.Empty);
        foreach (var block in blocks)
        {
            var read = ConfigurationReader.Read("docs", SourceText.Of(string.Join('\n', block.Lines)), RuleSources.Rules, new DateOnly(2026, 1, 1));
            Assert.That(read.Problems.Concat(read.Expired), Is.Empty);
        }
    }

    private static JsonElement Entry(JsonElement properties, string key) => properties.GetProperty(key).GetProperty("items").GetProperty("properties");

    private static IEnumerable<string> Names(JsonElement properties) => properties.EnumerateObject().Select(property => property.Name);

    private static IEnumerable<string?> Words(JsonElement property) => property.GetProperty("enum").EnumerateArray().Select(word => word.GetString());

    private static JsonElement Json(string yaml) =>
        JsonDocument.Parse(Convert(YamlReader.Instance.Read(SourceText.Of(yaml), ReadLimits.Default).Root)?.ToJsonString() ?? "null").RootElement;

    private static JsonNode? Convert(DocumentNode node) => node.Kind switch
    {
        NodeKind.Mapping => new JsonObject(node.Entries.Select(entry => KeyValuePair.Create(entry.Key, Convert(entry.Value)))),
        NodeKind.Sequence => new JsonArray([.. node.Items.Select(Convert)]),
        _ => node.Value switch
        {
            "true" or "false" when !node.IsQuoted => JsonValue.Create(node.Value == "true"),
            { } text when !node.IsQuoted && long.TryParse(text, out var number) => JsonValue.Create(number),
            _ => JsonValue.Create(node.Value),
        },
    };
}
