using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Counts the points of items.</summary>
internal static class ScoreEvaluator
{
    /// <summary>The points of an item: what nobody can see counts from nothing to all.</summary>
    public static Points Of(ScoreRule score, FrameworkItem item, RequirementEvaluator proved, RequirementEvaluator possible) =>
        new(Of(score, item.Met, proved), item.Visibility == Visibility.Never ? score.Automated : Of(score, item.Met, possible));

    /// <summary>The score of a framework; null where nothing is counted.</summary>
    public static ScoreResult? Of(FrameworkRule framework, ImmutableArray<ItemResult> items)
    {
        if (framework.Score is not { } score || items.IsEmpty || items[0].Points is null)
        {
            return null;
        }

        ImmutableArray<SectionScore> sections = [.. framework.Sections.Select(section => Of(section, score, [.. items.Where(item => item.Item.Section == section.Id)]))];
        var points = new Points(sections.Min(section => section.Points.Low), sections.Min(section => section.Points.High));
        return new ScoreResult(points, Meaning(score, points.Low), Meaning(score, points.High), sections);
    }

    private static SectionScore Of(ItemSection section, ScoreRule score, IReadOnlyList<ItemResult> items) =>
        new(section, new Points(items.Sum(item => item.Points!.Low), items.Sum(item => item.Points!.High)), items.Count * score.Automated);

    private static decimal Of(ScoreRule score, Requirement? met, RequirementEvaluator levels) =>
        met is null ? 0 : levels.IsMet(met.RaisedTo(Level.Automated)) ? score.Automated : levels.IsMet(met) ? score.Met : 0;

    private static string Meaning(ScoreRule score, decimal points) => score.Bands.First(band => band.To is not { } to || points <= to).Name;
}
