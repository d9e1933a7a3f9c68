using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Writes what this program knows as pages of Markdown: practices with their aspects, technologies and conventions with what each proves, formats that are read.</summary>
public static class Catalogue
{
    /// <summary>Writes the pages, in ordinal order of their paths.</summary>
    /// <param name="rules">The rules; without <c>seen</c> where they are compiled.</param>
    /// <param name="detectors">What reads files.</param>
    public static ImmutableArray<CataloguePage> Write(RuleSet rules, IReadOnlyList<IDetector> detectors)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(detectors);
        var areas = rules.Rules.Where(rule => rule.IsTechnology).GroupBy(rule => rule.Area, StringComparer.Ordinal).OrderBy(area => area.Key, StringComparer.Ordinal)
            .Select(area => KeyValuePair.Create(area.Key, area.OrderBy(rule => rule.Name, StringComparer.OrdinalIgnoreCase).ThenBy(rule => rule.Id, StringComparer.Ordinal).ToImmutableArray())).ToList();
        var section = new CatalogueRule(rules);
        return
        [
            .. areas.Select(area => Page($"technologies/{area.Key}.md", $"Technologies: {area.Key}", text => section.WriteAll(text, area.Value, "../"))),
            Page("README.md", "Catalogue", text => WriteIndex(text, rules, areas, detectors.Count)),
            Page("conventions.md", "Conventions", text =>
            {
                text.Append("\nWhat shows a practice without a tool: names of functions, folders, headings.\n");
                section.WriteAll(text, [.. rules.Rules.Where(rule => !rule.IsTechnology)], string.Empty);
            }),
            Page("formats.md", "Formats", text => WriteFormats(text, detectors)),
            Page("practices.md", "Practices", new CataloguePractices(rules).Write),
        ];
    }

    /// <summary>The part of an address that leads to a heading (https://docs.github.com/get-started/writing-on-github).</summary>
    internal static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(character => char.IsLetterOrDigit(character) || character is ' ' or '-' or '_').Select(character => character == ' ' ? '-' : character));

    /// <summary>Where a rule is described, as seen from the folder of the catalogue.</summary>
    internal static string PlaceOf(Rule rule) => string.Concat(rule.IsTechnology ? $"technologies/{rule.Area}" : "conventions", ".md#", Anchor(rule.Name));

    private static CataloguePage Page(string path, string title, Action<StringBuilder> write)
    {
        var text = new StringBuilder().Append(CataloguePage.Mark).Append("\n\n# ").Append(MarkdownText.Plain(title)).Append('\n');
        write(text);
        return new CataloguePage(path, text.ToString());
    }

    private static void WriteIndex(StringBuilder text, RuleSet rules, List<KeyValuePair<string, ImmutableArray<Rule>>> areas, int detectors)
    {
        var aspects = rules.Practices.Sum(practice => practice.Aspects.Length);
        text.Append("\nWhat RepoMaturity knows, written out of its rules.\n\n")
            .Append(CultureInfo.InvariantCulture, $"- [{rules.Practices.Length} practices](practices.md) with {aspects} aspects: what each level means, how to begin, what shows it\n")
            .Append(CultureInfo.InvariantCulture, $"- {areas.Sum(area => area.Value.Length)} technologies in {areas.Count} areas: how each shows, and what that proves\n")
            .Append(CultureInfo.InvariantCulture, $"- [{rules.Rules.Count(rule => !rule.IsTechnology)} conventions](conventions.md): what shows a practice without a tool\n")
            .Append(CultureInfo.InvariantCulture, $"- [{detectors} formats](formats.md): what reads which files\n\n")
            .Append("Signals and examples stand in the rule files; [writing rules](../writing-rules.md) says how to add one.\n\n| area | technologies | their names |\n|---|---|---|\n");
        foreach (var (area, technologies) in areas)
        {
            text.Append(CultureInfo.InvariantCulture, $"| [{MarkdownText.Plain(area)}](technologies/{area}.md) | {technologies.Length} | ")
                .AppendJoin(", ", technologies.Select(rule => MarkdownText.Plain(rule.Name))).Append(" |\n");
        }
    }

    private static void WriteFormats(StringBuilder text, IReadOnlyList<IDetector> detectors)
    {
        text.Append("\nEach detector reads the files of one format and says what stands in them. [Writing rules](../writing-rules.md) explains the kinds of facts.\n\n| detector | what it reads | facts |\n|---|---|---|\n");
        foreach (var detector in detectors.OrderBy(detector => detector.Id, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Code(detector.Id)} | {MarkdownText.Plain(detector.Summary.TrimEnd('.'))} | ")
                .AppendJoin(", ", detector.Finds.Select(Words.Of).Order(StringComparer.Ordinal)).Append(" |\n");
        }
    }
}
