using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>Reads <c>rules/kinds.yml</c>.</summary>
internal static class KindReader
{
    public static IEnumerable<KindRule> Read(RuleNode root)
    {
        root.Expect("kinds");
        return root.Items("kinds").Select(ReadKind);
    }

    private static KindRule ReadKind(RuleNode node)
    {
        node.Expect("id", "name", "means", "caution", "without-stage", "caps", "clues");
        return new KindRule(
            node.Text("id"),
            node.Text("name"),
            node.Text("means"),
            node.OptionalText("caution"),
            !node.Flag("without-stage"),
            node.Items("caps").SelectMany(ReadCap).ToImmutableDictionary(StringComparer.Ordinal),
            [.. node.Items("clues").Select(ReadClue)]);
    }

    private static IEnumerable<KeyValuePair<string, Level>> ReadCap(RuleNode node)
    {
        node.Expect("practices", "level");
        var level = node.Word("level", Level.Declared);
        return node.Texts("practices").Select(practice => KeyValuePair.Create(practice, level));
    }

    private static KindClue ReadClue(RuleNode node)
    {
        node.Expect("points", "because", "when", "files", "share", "of", "practices", "absent", "technologies", "unless");
        return new KindClue(
            node.Integer("points", 1),
            node.Text("because"),
            ReadCondition(node, "when"),
            node.Integer("files", 1),
            node.Fraction("share"),
            ReadCondition(node, "of"),
            node.Child("practices")?.Children().ToImmutableDictionary(child => child.Key, child => child.Value.AsWord<Level>() ?? Level.Implemented, StringComparer.Ordinal)
                ?? ImmutableDictionary<string, Level>.Empty,
            [.. node.Texts("absent")],
            [.. node.Texts("technologies")],
            ReadCondition(node, "unless"));
    }

    private static Condition? ReadCondition(RuleNode node, string key)
    {
        if (node.Child(key) is not { } child)
        {
            return null;
        }

        child.Expect(ConditionReader.Groups);
        return ConditionReader.ReadGroups(child);
    }
}
