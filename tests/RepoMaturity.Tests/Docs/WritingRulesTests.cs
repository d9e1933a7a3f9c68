using System.Text.Json;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;
using RepoMaturity.Tests.Architecture;

namespace RepoMaturity.Tests.Docs;

/// <summary>docs/writing-rules.md leaves out no key of a rule.</summary>
internal sealed class WritingRulesTests
{
    private static string Text => File.ReadAllText(SourceTree.At("docs/writing-rules.md"));

    [Test]
    public void Every_key_is_explained()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(SourceTree.At("rules/schema/rule.schema.json")));
        var keys = Keys(schema.RootElement).Distinct().ToList();
        Assert.That(keys, Does.Contain("signals").And.Contain("argument").And.Contain("merged-pull-requests"));
        Assert.That(keys.Where(IsMissing), Is.Empty);
    }

    [Test]
    public void Every_kind_of_fact_level_and_scope_is_explained()
    {
        var words = Enum.GetValues<FactKind>().Select(Words.Of).Concat(Enum.GetValues<SignalScope>().Select(Words.Of)).Concat(Enum.GetValues<Level>().Where(level => level != Level.Absent).Select(Words.Of));
        Assert.That(words.Where(IsMissing), Is.Empty);
    }

    private static bool IsMissing(string word) => !Text.Contains($"`{word}`", StringComparison.Ordinal) && !Text.Contains($"`{word}:", StringComparison.Ordinal);

    private static IEnumerable<string> Keys(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(member => member is { Name: "properties", Value.ValueKind: JsonValueKind.Object }
            ? member.Value.EnumerateObject().SelectMany(property => Keys(property.Value).Prepend(property.Name))
            : Keys(member.Value)),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(Keys),
        _ => [],
    };
}
