using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What a stage of a framework asks for, with all stages below it.</summary>
/// <param name="Needs">What practices and aspects must show, each with the item that says so.</param>
/// <param name="Unseen">Items that it asks for too and that no file can show.</param>
internal sealed record PlanGoal(ImmutableArray<(FrameworkItem Item, Requirement Met)> Needs, ImmutableArray<FrameworkItem> Unseen)
{
    /// <summary>The goal of a stage.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="kind">Id of the kind of repository: items that do not apply to it are not asked for.</param>
    /// <param name="now">What holds now.</param>
    public static PlanGoal Of(FrameworkRule framework, int stage, string kind, RequirementEvaluator now)
    {
        var stages = framework.Stages.Where(each => each.Index <= stage).ToList();
        var items = stages.SelectMany(each => each.Items).Select(id => framework.Items.First(item => item.Id == id)).Distinct()
            .Where(item => !item.NotFor.Contains(kind)).ToList();
        var lowest = framework.Stages[0].Index;
        var cells = framework.Dimensions
            .Select(dimension => (dimension.Id, Least: stages.Max(each => each.Dimensions.GetValueOrDefault(dimension.Id, lowest))))
            .Where(need => need.Least > lowest)
            .SelectMany(need => CellOf(framework, need.Id, need.Least, now));
        return new PlanGoal([.. items.Where(item => item.Met is not null).Select(item => (item, item.Met!)), .. cells], [.. items.Where(item => item.Met is null)]);
    }

    /// <summary>
    /// The cell of a dimension that the stage asks for; none where that cell holds, or one above it. A cell above it that would be less effort is no way: it says the dimension is
    /// further than it is.
    /// </summary>
    private static IEnumerable<(FrameworkItem Item, Requirement Met)> CellOf(FrameworkRule framework, string dimension, int least, RequirementEvaluator now)
    {
        var cells = framework.Items.Where(item => item.Dimension == dimension && item.Stage >= least && item.Met is not null).OrderBy(item => item.Stage).ToList();
        return cells.Count == 0 || cells.Exists(cell => now.IsMet(cell.Met)) ? [] : [(cells[0], cells[0].Met!)];
    }
}
