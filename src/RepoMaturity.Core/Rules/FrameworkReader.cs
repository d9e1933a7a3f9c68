using System.Collections.Immutable;
using System.Globalization;

namespace RepoMaturity.Core.Rules;

/// <summary>Reads a file of <c>rules/frameworks</c>.</summary>
internal static class FrameworkReader
{
    public static FrameworkRule Read(RuleNode node)
    {
        node.Expect("id", "name", "year", "source", "link", "on-request", "dimensions", "sections", "items", "stages", "score", "desired");
        return new FrameworkRule(
            node.Text("id"),
            node.Text("name"),
            node.Integer("year", 0),
            node.Text("source"),
            [.. node.Items("dimensions").Select(dimension => ReadNamed(dimension, (id, name) => new FrameworkDimension(id, name)))],
            [.. node.Items("items").Select(ReadItem)],
            [.. node.Items("stages").Select(ReadStage).OrderBy(stage => stage.Index)])
        {
            Link = ReadLink(node),
            IsOnRequest = node.Flag("on-request"),
            Sections = [.. node.Items("sections").Select(section => ReadNamed(section, (id, name) => new ItemSection(id, name)))],
            Score = node.Child("score") is { } score ? ReadScore(score) : null,
            Desired = [.. node.Items("desired").Select(ReadDesired)],
        };
    }

    private static string? ReadLink(RuleNode node)
    {
        if (node.OptionalText("link") is not { } link)
        {
            return null;
        }

        if (Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
        {
            return address.AbsoluteUri;
        }

        node.Child("link")!.Fail("'link' must be an address that begins with https://.");
        return null;
    }

    private static TNamed ReadNamed<TNamed>(RuleNode node, Func<string, string, TNamed> make)
    {
        node.Expect("id", "name");
        return make(node.Text("id"), node.Text("name"));
    }

    private static ScoreRule ReadScore(RuleNode node)
    {
        node.Expect("met", "automated", "bands");
        ImmutableArray<ScoreBand> bands = [.. node.Items("bands").Select(ReadBand)];
        if (bands.IsEmpty || bands[^1].To is not null || bands.SkipLast(1).Any(band => band.To is null))
        {
            node.Fail("'bands' must rise: every band but the last needs 'to', the last has none.");
        }

        return new ScoreRule((decimal)node.Fraction("met"), (decimal)node.Fraction("automated"), bands);
    }

    private static ScoreBand ReadBand(RuleNode node)
    {
        node.Expect("to", "name");
        return new ScoreBand(node.Has("to") ? node.Integer("to", 0) : null, node.Text("name"));
    }

    private static DesiredStages ReadDesired(RuleNode node)
    {
        node.Expect("regulatory-compliance", "operational-excellence", "stages");
        var stages = node.Items("stages").Select(ReadStageNumber).ToList();
        if (stages.Count == 0)
        {
            node.Fail("'stages' is missing: the numbers of the stages that are asked for.");
        }

        return new DesiredStages(node.Flag("regulatory-compliance"), node.Flag("operational-excellence"), stages.DefaultIfEmpty().Min(), stages.DefaultIfEmpty().Max());
    }

    private static FrameworkItem ReadItem(RuleNode node)
    {
        node.Expect("id", "name", "provenance", "edition", "visibility", "section", "dimension", "stage", "met", "not-for");
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
            [.. node.Texts("not-for")])
        {
            Section = node.OptionalText("section"),
            Edition = node.OptionalText("edition"),
        };
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
        node.Expect("index", "name", "items", "dimensions", "strict-items");
        var dimensions = node.Child("dimensions")?.Children()
            .ToImmutableSortedDictionary(child => child.Key, child => ReadStageNumber(child.Value), StringComparer.Ordinal)
            ?? ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
        return new FrameworkStage(node.Integer("index", 0), node.Text("name"), [.. node.Texts("items")], dimensions)
        {
            StrictItems = [.. node.Texts("strict-items")],
        };
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
