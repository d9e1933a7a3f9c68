using System.Text.Json;
using RepoMaturity.Core.Documents;

namespace RepoMaturity.Tests.Foreign;

/// <summary>The cases of toml-test (Debian's golang-github-burntsushi-toml-dev): valid TOML is what they say, and what is none is named.</summary>
internal sealed class TomlSuiteTests
{
    private const string Folder = "/usr/share/gocode/src/github.com/BurntSushi/toml/internal/toml-test/tests";

    /// <summary>
    /// No TOML, and read on purpose, by the folder of the case: numbers, dates, booleans and escapes stay the text that is written, whatever it is; keys that stand twice
    /// are kept; tables may be taken up again, inline ones run over lines; control characters are characters.
    /// </summary>
    private static readonly Dictionary<string, int> Tolerated = new(StringComparer.Ordinal)
    {
        ["array"] = 4,
        ["bool"] = 11,
        ["control"] = 18,
        ["datetime"] = 14,
        ["encoding"] = 4,
        ["float"] = 31,
        ["inline-table"] = 8,
        ["integer"] = 36,
        ["key"] = 5,
        ["string"] = 25,
        ["table"] = 10,
    };

    [Test]
    public void Valid_TOML_is_what_the_suite_says()
    {
        var others = new List<string>();
        var files = Files("valid");
        foreach (var file in files)
        {
            var document = Read(file);
            using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(file, ".json")));
            if (document.Problems.Count > 0 || Difference(document.Roots.Count == 0 ? DocumentNode.Mapping(1, []) : document.Root, expected.RootElement, string.Empty) is { Length: > 0 })
            {
                others.Add($"{Name(file)}: {string.Join('|', document.Problems)} {Difference(document.Root, expected.RootElement, string.Empty)}");
            }
        }

        Assert.That(files, Has.Count.GreaterThan(90));
        Assert.That(others, Is.Empty);
    }

    [Test]
    public void What_is_no_TOML_is_named()
    {
        var silent = Files("invalid").Where(file => Read(file).Problems.Count == 0).Select(Name).ToList();
        var counts = silent.GroupBy(name => name.Split('/')[1], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        Assert.That(counts, Is.EquivalentTo(Tolerated), string.Join('\n', silent));
    }

    private static List<string> Files(string part)
    {
        if (!Directory.Exists(Folder))
        {
            Assert.Ignore("The cases of toml-test are not installed (Debian's golang-github-burntsushi-toml-dev).");
        }

        return [.. Directory.EnumerateFiles(Path.Combine(Folder, part), "*.toml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    private static string Name(string file) => Path.GetRelativePath(Folder, file);

    private static StructuredDocument Read(string file) => TomlReader.Instance.Read(SourceText.Decode(File.ReadAllBytes(file)), ReadLimits.Default);

    /// <summary>Where a node is not what the suite says (<c>{"type": "string", "value": "x"}</c> is a scalar); empty where it is.</summary>
    private static string Difference(DocumentNode node, JsonElement expected, string path)
    {
        if (expected.ValueKind == JsonValueKind.Array)
        {
            return node.Kind != NodeKind.Sequence || node.Items.Count != expected.GetArrayLength()
                ? $"{path} is no list of {expected.GetArrayLength()}"
                : string.Concat(node.Items.Zip(expected.EnumerateArray(), (item, each) => Difference(item, each, path + "[]")));
        }

        if (expected.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal).SequenceEqual(["type", "value"]) && expected.GetProperty("type").ValueKind == JsonValueKind.String)
        {
            var (type, value) = (expected.GetProperty("type").GetString()!, expected.GetProperty("value").GetString()!);
            return node.Kind != NodeKind.Scalar || node.IsQuoted != (type == "string") || (type is "string" or "bool" && node.Value != value) ? $"{path} is '{node.Value}', no {type} '{value}'" : string.Empty;
        }

        var keys = expected.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal).ToList();
        return node.Kind != NodeKind.Mapping || !node.Entries.Select(entry => entry.Key).Order(StringComparer.Ordinal).SequenceEqual(keys)
            ? $"{path} has {string.Join(',', node.Entries.Select(entry => entry.Key))}, not {string.Join(',', keys)}"
            : string.Concat(expected.EnumerateObject().Select(property => Difference(node[property.Name]!, property.Value, $"{path}.{property.Name}")));
    }
}
