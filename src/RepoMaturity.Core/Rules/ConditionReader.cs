using System.Collections.Immutable;
using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Rules;

/// <summary>Reads the conditions of rule files.</summary>
internal static class ConditionReader
{
    /// <summary>The keys that make a condition of a mapping.</summary>
    public static readonly string[] Groups = ["any", "all", "none"];

    private static readonly Dictionary<string, FactKind> FactKinds = Enum.GetValues<FactKind>().ToDictionary(Words.Of, StringComparer.Ordinal);
    private static readonly string[] TermKeys = [.. Groups, "path", "practice", "reaches", .. FactKinds.Keys];

    /// <summary>The condition that the groups (<c>any</c>, <c>all</c>, <c>none</c>) of a mapping make together; null when it has none.</summary>
    public static Condition? ReadGroups(RuleNode node)
    {
        var parts = Groups.Where(node.Has).Select(group => ReadGroup(group, node)).ToImmutableArray();
        return parts.Length switch
        {
            0 => null,
            1 => parts[0],
            _ => new Condition.All(parts),
        };
    }

    private static Condition ReadGroup(string group, RuleNode node)
    {
        var parts = node.Items(group).Select(ReadPart).ToImmutableArray();
        if (parts.IsEmpty && node.Child(group) is { IsSequence: true })
        {
            node.Fail($"'{group}' needs at least one part.");
        }

        return group switch
        {
            "any" => new Condition.Any(parts),
            "all" => new Condition.All(parts),
            _ => new Condition.None(parts),
        };
    }

    private static Condition ReadPart(RuleNode node)
    {
        if (node.IsScalar)
        {
            node.Fail($"'{node.Scalar}' stands alone: say what it is the name of, as in 'call: {node.Scalar}'.");
            return new Condition.All([]);
        }

        node.Expect(TermKeys);
        var parts = node.Children().Select(child => ReadTerm(child.Key, child.Value, node)).OfType<Condition>().ToImmutableArray();
        return parts.Length == 1 ? parts[0] : new Condition.All(parts);
    }

    private static Condition? ReadTerm(string key, RuleNode value, RuleNode parent) => key switch
    {
        "any" or "all" or "none" => ReadGroup(key, parent),
        "path" => ReadPath(value),
        "practice" => ReadEvidence(value),
        "reaches" => value.AsText() is { } claim ? new Condition.Reaches(claim) : null,
        _ => FactKinds.TryGetValue(key, out var kind) ? new Condition.HasFact(ReadFact(kind, value)) : null,
    };

    private static Condition.HasPath ReadPath(RuleNode value)
    {
        foreach (var item in value.OneOrMany().Where(item => item.Scalar is ['.', '/', ..] || item.Scalar?.Contains('\\', StringComparison.Ordinal) == true))
        {
            item.Fail($"'{item.Scalar}' fits no path: paths have '/' and begin at the root, as in '**/acme/*.yml', '/acme.yml' (the root alone) or 'acme.yml' (any folder).");
        }

        return new(new PathTerm(value.OneOrMany().Select(item => item.AsText()).OfType<string>()));
    }

    private static Condition.HasEvidence ReadEvidence(RuleNode value)
    {
        if (value.IsScalar)
        {
            return new Condition.HasEvidence(value.Scalar!, Level.Implemented);
        }

        value.Expect("id", "level");
        return new Condition.HasEvidence(value.Text("id"), value.Word("level", Level.Implemented));
    }

    private static FactTerm ReadFact(FactKind kind, RuleNode value)
    {
        if (!value.IsMapping)
        {
            return new FactTerm(kind, Patterns(kind, value), [], [], []);
        }

        value.Expect("name", "value", "argument", "without");
        var names = value.Child("name") is { } name ? Patterns(kind, name) : [new NamePattern("*")];
        var values = value.Child("value") is { } given ? Patterns(kind, given) : [];
        return new FactTerm(kind, names, values, [.. Arguments(value)], [.. value.Texts("without")]);
    }

    private static IEnumerable<ArgumentTerm> Arguments(RuleNode value)
    {
        if (value.Child("argument") is not { } argument)
        {
            yield break;
        }

        if (!argument.IsMapping)
        {
            foreach (var name in argument.OneOrMany().Select(item => item.AsText()).OfType<string>())
            {
                yield return new ArgumentTerm(name, null);
            }

            yield break;
        }

        foreach (var (name, pattern) in argument.Children())
        {
            yield return new ArgumentTerm(name, pattern.AsText() is { } text ? new NamePattern(text) : null);
        }
    }

    private static ImmutableArray<NamePattern> Patterns(FactKind kind, RuleNode value)
    {
        var items = value.OneOrMany().ToList();
        if (items.TrueForAll(item => item is { IsScalar: true, Scalar: null or "" }))
        {
            value.Fail("A term needs at least one name.");
        }

        return [.. items.Select(ReadPattern).OfType<string>().Where(text => text.Length > 0).Select(text => new NamePattern(text, FactTermIndex.IgnoresCase(kind)))];
    }

    private static string? ReadPattern(RuleNode item)
    {
        if (!item.IsScalar)
        {
            item.Fail("Expected a name here: a mapping stands alone under its term, as in 'call: { name: acme.log, argument: x }'.");
        }
        else if (item.Scalar is ['^', ..] || item.Scalar?.Contains("\\.", StringComparison.Ordinal) == true)
        {
            item.Fail($"'{item.Scalar}' is no pattern: '*' stands for any characters, and every other character for itself.");
        }

        return item.Scalar;
    }
}
