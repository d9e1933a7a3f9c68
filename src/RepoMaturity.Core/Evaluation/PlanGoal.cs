using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What a stage of a framework asks for, with all stages below it.</summary>
/// <param name="Needs">What practices and aspects must show, each with the item that says so.</param>
/// <param name="Unseen">Items that it asks for too and that no file can show.</param>
internal sealed record PlanGoal(ImmutableArray<(FrameworkItem Item, Requirement Met)> Needs, ImmutableArray<FrameworkItem> Unseen)
{
    /// <summary>The goal of a stage.</summary>
    public static PlanGoal Of(FrameworkRule framework, int stage)
    {
        var stages = framework.Stages.Where(each => each.Index <= stage).ToList();
        var items = stages.SelectMany(each => each.Items).Select(id => framework.Items.First(item => item.Id == id)).Distinct().ToList();
        var lowest = framework.Stages[0].Index;
        var cells = framework.Dimensions
            .Select(dimension => (dimension.Id, Least: stages.Max(each => each.Dimensions.GetValueOrDefault(dimension.Id, lowest))))
            .Where(need => need.Least > lowest)
            .SelectMany(need => CellsOf(framework, need.Id, need.Least));
        return new PlanGoal([.. items.Where(item => item.Met is not null).Select(item => (item, item.Met!)), .. cells], [.. items.Where(item => item.Met is null)]);
    }

    /// <summary>A dimension stands where its highest cell that holds stands: the cell asked for, or one above it.</summary>
    private static IEnumerable<(FrameworkItem Item, Requirement Met)> CellsOf(FrameworkRule framework, string dimension, int least)
    {
        var cells = framework.Items.Where(item => item.Dimension == dimension && item.Stage >= least && item.Met is not null).OrderBy(item => item.Stage).ToList();
        return cells.Count == 0 ? [] : [(cells[0], new Requirement.Any([.. cells.Select(item => item.Met!)]))];
    }
}
