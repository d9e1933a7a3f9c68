using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Looks at practices through a framework: items, dimensions, stage, what blocks the next one, and the way there.</summary>
internal sealed class FrameworkEvaluator
{
    private readonly FrameworkRule framework;
    private readonly KindRule kind;
    private readonly RequirementEvaluator proved;
    private readonly RequirementEvaluator possible;

    private FrameworkEvaluator(FrameworkRule framework, KindRule kind, RequirementEvaluator proved, RequirementEvaluator possible)
    {
        this.framework = framework;
        this.kind = kind;
        this.proved = proved;
        this.possible = possible;
    }

    /// <summary>Evaluates a framework.</summary>
    public static FrameworkResult Evaluate(FrameworkRule framework, KindRule kind, ImmutableArray<PracticeResult> practices)
    {
        var proved = new RequirementEvaluator(Proved(practices));
        var possible = new RequirementEvaluator(Levels(practices, practice => practice.CouldBe, aspect => aspect.CouldBe));
        return new FrameworkEvaluator(framework, kind, proved, possible).Evaluate();
    }

    /// <summary>What is proved of each practice and aspect, by id.</summary>
    public static IReadOnlyDictionary<string, Level> Proved(ImmutableArray<PracticeResult> practices) => Levels(practices, practice => practice.Level, aspect => aspect.Level);

    private static Dictionary<string, Level> Levels(
        ImmutableArray<PracticeResult> practices, Func<PracticeResult, Level> ofPractice, Func<AspectResult, Level> ofAspect)
    {
        var levels = new Dictionary<string, Level>(StringComparer.Ordinal);
        foreach (var practice in practices)
        {
            levels.Add(practice.Practice.Id, ofPractice(practice));
            foreach (var aspect in practice.Aspects)
            {
                levels.Add(aspect.Aspect.Id, ofAspect(aspect));
            }
        }

        return levels;
    }

    private FrameworkResult Evaluate()
    {
        var items = framework.Items.Select(Evaluate).ToImmutableArray();
        var dimensions = framework.Dimensions.Select(Evaluate).ToImmutableArray();
        if (!kind.HasStage || framework.Stages.IsEmpty)
        {
            return new FrameworkResult(framework, null, kind.HasStage ? dimensions : [], items, [], []);
        }

        var stage = framework.Stages[Highest(proved, dimension => dimension.Stage, dimensions)];
        var couldBe = framework.Stages[Highest(possible, dimension => dimension.CouldBe, dimensions)];
        var missing = framework.Stages.FirstOrDefault(next => next.Index > stage.Index) is { } above ? MissingFor(above, dimensions).ToList() : [];
        return new FrameworkResult(
            framework,
            new StageResult(stage.Index, stage.Name, couldBe.Index),
            dimensions,
            items,
            [.. missing.Select(item => new Blocker(item.Id, proved.Missing(item.Met)))],
            []);
    }

    private ItemResult Evaluate(FrameworkItem item)
    {
        if (item.NotFor.Contains(kind.Id) || !kind.HasStage)
        {
            return new ItemResult(item, ItemStatus.NotApplicable, $"does not apply to a repository of the kind {kind.Id}");
        }

        if (item.Met is not null && proved.IsMet(item.Met))
        {
            return new ItemResult(item, ItemStatus.Met, proved.Shown(item.Met));
        }

        if (item.Visibility == Visibility.Never)
        {
            return new ItemResult(item, ItemStatus.Unknown, "no file of a repository can show it");
        }

        return item.Met is not null && possible.IsMet(item.Met)
            ? new ItemResult(item, ItemStatus.Unknown, $"could be met: {proved.Missing(item.Met)}, but not all was seen")
            : new ItemResult(item, ItemStatus.NotMet, proved.Missing(item.Met));
    }

    private DimensionResult Evaluate(FrameworkDimension dimension)
    {
        var cells = framework.Items.Where(item => item.Dimension == dimension.Id && item.Stage is not null).OrderBy(item => item.Stage).ToList();
        var lowest = framework.Stages.IsEmpty ? 0 : framework.Stages[0].Index;
        var stage = cells.Where(cell => proved.IsMet(cell.Met)).Select(cell => cell.Stage!.Value).Append(lowest).Max();
        var couldBe = cells.Where(cell => possible.IsMet(cell.Met)).Select(cell => cell.Stage!.Value).Append(stage).Max();
        var next = cells.Find(cell => cell.Stage > stage);
        return new DimensionResult(dimension, stage, couldBe, next is null ? null : proved.Missing(next.Met));
    }

    /// <summary>Place of the highest stage whose needs, and those of all below, hold.</summary>
    private int Highest(RequirementEvaluator evaluator, Func<DimensionResult, int> stageOf, ImmutableArray<DimensionResult> dimensions)
    {
        var reached = 0;
        while (reached + 1 < framework.Stages.Length && Holds(framework.Stages[reached + 1], evaluator, stageOf, dimensions))
        {
            reached++;
        }

        return reached;
    }

    private bool Holds(FrameworkStage stage, RequirementEvaluator evaluator, Func<DimensionResult, int> stageOf, ImmutableArray<DimensionResult> dimensions) =>
        stage.Items.All(id => evaluator.IsMet(Item(id).Met))
        && dimensions.All(dimension => stageOf(dimension) >= stage.Dimensions.GetValueOrDefault(dimension.Dimension.Id, int.MinValue));

    private IEnumerable<FrameworkItem> MissingFor(FrameworkStage stage, ImmutableArray<DimensionResult> dimensions)
    {
        var items = stage.Items.Select(Item).Where(item => !proved.IsMet(item.Met));
        var cells = dimensions.Where(dimension => dimension.Stage < stage.Dimensions.GetValueOrDefault(dimension.Dimension.Id, int.MinValue))
            .SelectMany(dimension => framework.Items.Where(item =>
                item.Dimension == dimension.Dimension.Id && item.Stage == stage.Dimensions[dimension.Dimension.Id]));
        return items.Concat(cells);
    }

    private FrameworkItem Item(string id) => framework.Items.First(item => item.Id == id);
}
