using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What somebody looks for in a timeline.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id, as <see cref="TimelineSeries.Id"/>.</param>
public sealed record TimelineSearch(SeriesKind Kind, string Id)
{
    private static readonly string[] Known = ["practice", "stage", "dimension", "item", "technology", "kind"];

    /// <summary>The framework that it is of; null where it is of none.</summary>
    public string? Framework => Kind is SeriesKind.Stage or SeriesKind.Dimension or SeriesKind.Item ? Id.Split(':')[0] : null;

    /// <summary>Reads <c>practice:model-monitoring</c> and the like.</summary>
    /// <param name="text">The words.</param>
    /// <param name="rules">Knows what there is.</param>
    /// <param name="wrong">One sentence on what is wrong; null where nothing is.</param>
    public static TimelineSearch? Read(string text, RuleSet rules, out string? wrong)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(rules);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (word, id) = colon < 0 ? (text, string.Empty) : (text[..colon], text[(colon + 1)..]);
        var (kind, ids) = word switch
        {
            "practice" => (id.Contains('/', StringComparison.Ordinal) ? SeriesKind.Aspect : SeriesKind.Practice,
                rules.Practices.SelectMany(practice => practice.Aspects.Select(aspect => aspect.Id).Prepend(practice.Id))),
            "stage" => (SeriesKind.Stage, rules.Frameworks.Where(framework => !framework.Stages.IsEmpty).Select(framework => framework.Id)),
            "dimension" => (SeriesKind.Dimension, rules.Frameworks.SelectMany(framework => framework.Dimensions.Select(dimension => $"{framework.Id}:{dimension.Id}"))),
            "item" => (SeriesKind.Item, rules.Frameworks.SelectMany(framework => framework.Items.Select(item => $"{framework.Id}:{item.Id}"))),
            "technology" => (SeriesKind.Technology, rules.Rules.Where(rule => rule.IsTechnology).Select(rule => rule.Id)),
            _ => (SeriesKind.Kind, Enumerable.Repeat("kind", word == "kind" && id.Length == 0 ? 1 : 0)),
        };
        string[] all = [.. ids];
        id = word == "kind" ? "kind" : id;
        wrong = Array.IndexOf(Known, word) < 0 ? $"'{text}' cannot be looked for.{Suggestion.For(word, Known)} What can: practice:ID, practice:ID/ASPECT, stage:FRAMEWORK, dimension:FRAMEWORK:ID, item:FRAMEWORK:ID, technology:ID, kind."
            : !all.Contains(id, StringComparer.Ordinal) ? $"There is no {word} '{id}'.{Suggestion.For(id, all)}"
            : null;
        return wrong is null ? new TimelineSearch(kind, id) : null;
    }

    /// <summary>Whether a series is what is looked for.</summary>
    public bool IsOf(TimelineSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return series.Kind == Kind && series.Id == Id;
    }
}
