using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>Reads <c>rules/kinds.yml</c>.</summary>
internal sealed class KindReader
{
    private readonly Dictionary<string, KindClue> clues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KindRule> kinds = new(StringComparer.Ordinal);

    private KindReader()
    {
    }

    public static KindRules Read(RuleNode root)
    {
        root.Expect("clues", "kinds", "decisions");
        var reader = new KindReader();
        ImmutableArray<KindClue> clues = [.. root.Items("clues").Select(reader.ReadClue)];
        ImmutableArray<KindRule> kinds = [.. root.Items("kinds").Select(reader.ReadKind)];
        return new KindRules(clues, kinds, [.. root.Items("decisions").Select(reader.ReadDecision).OfType<KindDecision>()]);
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

    private static IEnumerable<KeyValuePair<string, Level>> ReadCap(RuleNode node)
    {
        node.Expect("practices", "level");
        var level = node.Word("level", Level.Declared);
        return node.Texts("practices").Select(practice => KeyValuePair.Create(practice, level));
    }

    private KindClue ReadClue(RuleNode node)
    {
        node.Expect("id", "because", "when", "own", "files", "folders", "share", "of", "practices", "cases");
        var clue = new KindClue(node.Text("id"), node.OptionalText("because") ?? string.Empty)
        {
            When = ReadCondition(node, "when"),
            IsOwn = node.Flag("own"),
            Files = node.Integer("files", 1),
            Folders = node.Integer("folders", 0),
            Share = node.Fraction("share"),
            Of = ReadCondition(node, "of"),
            Practices = node.Child("practices")?.Children()
                .ToImmutableDictionary(child => child.Key, child => child.Value.AsWord<Level>() ?? Level.Implemented, StringComparer.Ordinal)
                ?? ImmutableDictionary<string, Level>.Empty,
            Cases = node.Has("cases") ? [.. node.Items("cases").Select(item => ReadCase(item))] : null,
        };
        if (!clues.TryAdd(clue.Id, clue))
        {
            node.Fail($"The clue '{clue.Id}' is defined twice: keep one.");
        }

        return clue;
    }

    private KindRule ReadKind(RuleNode node)
    {
        node.Expect("id", "name", "means", "caution", "without-stage", "caps", "uncapped");
        var kind = new KindRule(
            node.Text("id"),
            node.Text("name"),
            node.Text("means"),
            node.OptionalText("caution"),
            !node.Flag("without-stage"),
            node.Items("caps").SelectMany(ReadCap).ToImmutableDictionary(StringComparer.Ordinal),
            node.OptionalText("uncapped") is { } id ? Find(node, "clue", id, clues) : null);
        kinds.TryAdd(kind.Id, kind);
        return kind;
    }

    private KindDecision? ReadDecision(RuleNode node) =>
        Find(node, "kind", node.Text("kind"), kinds) is { } kind ? new KindDecision(kind, ReadCase(node, "kind")) : null;

    private KindCase ReadCase(RuleNode node, params string[] others)
    {
        node.Expect([.. others, "all", "any", "none", "least"]);
        return new KindCase(Clues(node, "all"), Clues(node, "any"), Clues(node, "none"), node.Integer("least", 1));
    }

    private ImmutableArray<KindClue> Clues(RuleNode node, string key) => [.. node.Texts(key).Select(id => Find(node, "clue", id, clues)).OfType<KindClue>()];

    private static TValue? Find<TValue>(RuleNode node, string what, string id, Dictionary<string, TValue> known)
        where TValue : class
    {
        if (known.TryGetValue(id, out var found))
        {
            return found;
        }

        node.Fail($"There is no {what} '{id}' above.{Suggestion.For(id, [.. known.Keys])}");
        return null;
    }
}
