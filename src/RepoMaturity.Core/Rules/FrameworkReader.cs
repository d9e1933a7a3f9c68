using System.Collections.Immutable;
using System.Globalization;

namespace RepoMaturity.Core.Rules;

/// <summary>Reads a file of <c>rules/frameworks</c>.</summary>
internal static class FrameworkReader
{
    public static FrameworkRule Read(RuleNode node)
    {
        node.Expect("id", "name", "year", "source", "dimensions", "items", "stages");
        return new FrameworkRule(
            node.Text("id"),
            node.Text("name"),
            node.Integer("year", 0),
            node.Text("source"),
            [.. node.Items("dimensions").Select(ReadDimension)],
            [.. node.Items("items").Select(ReadItem)],
            [.. node.Items("stages").Select(ReadStage).OrderBy(stage => stage.Index)]);
    }

    private static FrameworkDimension ReadDimension(RuleNode node)
    {
        node.Expect("id", "name");
        return new FrameworkDimension(node.Text("id"), node.Text("name"));
    }

    private static FrameworkItem ReadItem(RuleNode node)
    {
        node.Expect("id", "name", "provenance", "visibility", "dimension", "stage", "met", "not-for");
        var visibility = node.Word("visibility", Visibility.Repository);
        var met = node.Child("met") is { } requirement ? ReadRequirement(requirement) : null;
        if (met is null && visibility != Visibility.Never)
        {
            node.Fail("'met' is missing: say which practices meet the item, or set 'visibility: never'.");
        }

        if (!node.Has("provenance"))
        {
            node.Fail("'provenance' is missing: published, secondary, recalled or operationalised.");
        }

        return new FrameworkItem(
            node.Text("id"),
            node.Text("name"),
            node.Word("provenance", Provenance.Operationalised),
            visibility,
            node.OptionalText("dimension"),
            node.Has("stage") ? node.Integer("stage", 0) : null,
            met,
            [.. node.Texts("not-for")]);
    }

    private static Requirement? ReadRequirement(RuleNode node)
    {
        if (!node.IsMapping)
        {
            node.Fail("Expected 'any', 'all' or a practice with its level.");
            return null;
        }

        var parts = node.Children().Select(child => child.Key switch
        {
            "any" => new Requirement.Any(ReadParts(node, child.Key)),
            "all" => new Requirement.All(ReadParts(node, child.Key)),
            _ => child.Value.AsWord<Level>() is { } level ? new Requirement.AtLeast(child.Key, level) : (Requirement?)null,
        }).OfType<Requirement>().ToImmutableArray();
        return parts.Length == 1 ? parts[0] : new Requirement.All(parts);
    }

    private static ImmutableArray<Requirement> ReadParts(RuleNode node, string key) => [.. node.Items(key).Select(ReadRequirement).OfType<Requirement>()];

    private static FrameworkStage ReadStage(RuleNode node)
    {
        node.Expect("index", "name", "items", "dimensions");
        var dimensions = node.Child("dimensions")?.Children()
            .ToImmutableSortedDictionary(child => child.Key, child => ReadStageNumber(child.Value), StringComparer.Ordinal)
            ?? ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
        return new FrameworkStage(node.Integer("index", 0), node.Text("name"), [.. node.Texts("items")], dimensions);
    }

    private static int ReadStageNumber(RuleNode node)
    {
        if (int.TryParse(node.AsText(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        node.Fail("Expected the number of a stage.");
        return 0;
    }
}
