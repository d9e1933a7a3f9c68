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
    private readonly UnknownCauses causes;
    private readonly ItemProof proof;

    private FrameworkEvaluator(FrameworkRule framework, KindRule kind, RequirementEvaluator proved, RequirementEvaluator possible, ImmutableArray<PracticeResult> practices)
    {
        this.framework = framework;
        this.kind = kind;
        this.proved = proved;
        this.possible = possible;
        causes = new UnknownCauses(practices);
        proof = new ItemProof(proved, practices);
    }

    /// <summary>Evaluates a framework.</summary>
    public static FrameworkResult Evaluate(FrameworkRule framework, KindRule kind, ImmutableArray<PracticeResult> practices)
    {
        var proved = new RequirementEvaluator(Proved(practices));
        var possible = new RequirementEvaluator(Levels(practices, practice => practice.CouldBe, aspect => aspect.CouldBe));
        return new FrameworkEvaluator(framework, kind, proved, possible, practices).Evaluate();
    }

    /// <summary>What is proved of each practice and aspect, by id.</summary>
    public static IReadOnlyDictionary<string, Level> Proved(ImmutableArray<PracticeResult> practices) => Levels(practices, practice => practice.Level, aspect => aspect.Level);

    /// <summary>What is proved or attested of each practice and aspect, by id.</summary>
    public static IReadOnlyDictionary<string, Level> Held(ImmutableArray<PracticeResult> practices) =>
        Levels(practices, practice => practice.Attested > practice.Level ? practice.Attested : practice.Level, aspect => aspect.Attested > aspect.Level ? aspect.Attested : aspect.Level);

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
        if (!kind.HasStage)
        {
            return new FrameworkResult(framework, null, [], items, [], []);
        }

        var dimensions = framework.Dimensions.Select(Evaluate).ToImmutableArray();
        var score = ScoreEvaluator.Of(framework, items);
        if (framework.Stages.IsEmpty)
        {
            return new FrameworkResult(framework, null, dimensions, items, [], []) { Score = score };
        }

        var stage = StageOf(dimensions);
        var missing = framework.Stages.FirstOrDefault(next => next.Index > stage.Index) is { } above ? MissingFor(above, dimensions).ToList() : [];
        return new FrameworkResult(
            framework,
            stage,
            dimensions,
            items,
            [.. missing.Select(item => new Blocker(item.Id, proved.Missing(item.Met)))],
            [])
        {
            Score = score,
            StrictLacks = [.. framework.Stages.Where(reached => reached.Index <= stage.Index).SelectMany(reached => reached.StrictItems)
                .Select(id => items.First(item => item.Item.Id == id)).Where(item => item.Status is ItemStatus.NotMet or ItemStatus.Unknown)],
        };
    }

    private ItemResult Evaluate(FrameworkItem item)
    {
        var result = Judge(item);
        return result with
        {
            UnknownBecause = result.Status == ItemStatus.Unknown && item.Visibility != Visibility.Never ? causes.Of(item, proved, possible) : [],
            Points = framework.Score is { } score && kind.HasStage ? ScoreEvaluator.Of(score, item, proved, possible) : null,
        };
    }

    private ItemResult Judge(FrameworkItem item)
    {
        if (!Applies(item) || !kind.HasStage)
        {
            return new ItemResult(item, ItemStatus.NotApplicable, $"does not apply to a repository of the kind {kind.Id}");
        }

        if (item.Met is not null && proved.IsMet(item.Met))
        {
            return new ItemResult(item, ItemStatus.Met, proof.Say(item.Met)) { Proof = proof.Of(item.Met) };
        }

        if (item.Visibility == Visibility.Never)
        {
            return new ItemResult(item, ItemStatus.Unknown, UnknownCauses.NotVisible);
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
        var couldBe = cells.Where(IsPossible).Select(cell => cell.Stage!.Value).Append(stage).Max();
        var lacks = cells.Find(cell => cell.Stage > stage) is { } next ? Lacks(next.Met).ToList() : [];
        return new DimensionResult(dimension, stage, couldBe, lacks.FirstOrDefault())
        {
            HeldBackByMore = Math.Max(0, lacks.Count - 1),
            CouldBeBecause = Joined(cells.Where(cell => cell.Stage > stage && cell.Stage <= couldBe)),
            IsVisible = cells.Count == 0 || cells.Exists(cell => cell.Visibility != Visibility.Never),
        };
    }

    /// <summary>What is missing, one thing after the other.</summary>
    private IEnumerable<string> Lacks(Requirement? requirement) => requirement is Requirement.All all
        ? all.Parts.Where(part => !proved.IsMet(part)).SelectMany(Lacks).Distinct(StringComparer.Ordinal)
        : [proved.Missing(requirement)];

    private StageResult StageOf(ImmutableArray<DimensionResult> dimensions)
    {
        var stage = framework.Stages[Highest(item => proved.IsMet(item.Met), dimension => dimension.Stage, dimensions)];
        var couldBe = framework.Stages[Highest(IsPossible, dimension => dimension.CouldBe, dimensions)];
        var between = framework.Stages.Where(next => next.Index > stage.Index && next.Index <= couldBe.Index).ToList();
        var items = between.SelectMany(next => next.Items).Select(Item);
        var dimensionsBetween = dimensions.Where(dimension => between.Exists(next => dimension.Stage < Least(next, dimension)));
        return new StageResult(stage.Index, stage.Name, couldBe.Index)
        {
            CouldBeBecause = [.. Joined(items).Concat(dimensionsBetween.SelectMany(dimension => dimension.CouldBeBecause))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>Place of the highest stage whose needs, and those of all below, hold.</summary>
    private int Highest(Func<FrameworkItem, bool> holds, Func<DimensionResult, int> stageOf, ImmutableArray<DimensionResult> dimensions)
    {
        var reached = 0;
        while (reached + 1 < framework.Stages.Length && Holds(framework.Stages[reached + 1], holds, stageOf, dimensions))
        {
            reached++;
        }

        return reached;
    }

    private bool Holds(FrameworkStage stage, Func<FrameworkItem, bool> holds, Func<DimensionResult, int> stageOf, ImmutableArray<DimensionResult> dimensions) =>
        stage.Items.Select(Item).Where(Applies).All(holds) && dimensions.All(dimension => stageOf(dimension) >= Least(stage, dimension));

    private IEnumerable<FrameworkItem> MissingFor(FrameworkStage stage, ImmutableArray<DimensionResult> dimensions)
    {
        var items = stage.Items.Select(Item).Where(item => Applies(item) && !proved.IsMet(item.Met));
        var cells = dimensions.Where(dimension => dimension.Stage < Least(stage, dimension))
            .SelectMany(dimension => framework.Items.Where(item => item.Dimension == dimension.Dimension.Id && item.Stage == Least(stage, dimension)));
        return items.Concat(cells);
    }

    private ImmutableArray<string> Joined(IEnumerable<FrameworkItem> items) =>
        [.. items.SelectMany(item => causes.Of(item, proved, possible)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private bool Applies(FrameworkItem item) => !item.NotFor.Contains(kind.Id);

    private bool IsPossible(FrameworkItem item) => item.Visibility == Visibility.Never || possible.IsMet(item.Met);

    private static int Least(FrameworkStage stage, DimensionResult dimension) => stage.Dimensions.GetValueOrDefault(dimension.Dimension.Id, int.MinValue);

    private FrameworkItem Item(string id) => framework.Items.First(item => item.Id == id);
}
