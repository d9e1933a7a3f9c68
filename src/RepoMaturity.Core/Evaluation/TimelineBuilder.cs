using System.Collections.Immutable;
using System.Globalization;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Takes the assessments of one commit after the other, and keeps of each what a timeline tells.</summary>
public sealed class TimelineBuilder
{
    internal static readonly ImmutableArray<string> Levels = [.. Enum.GetValues<Level>().Order().Select(level => Words.Of(level))];
    private static readonly ImmutableArray<string> Statuses = [.. Enum.GetValues<ItemStatus>().Order().Select(Words.Spaced)];

    private readonly ImmutableArray<string> kinds;
    private readonly List<LineCommit> commits = [];
    private readonly List<int> places = [];
    private readonly Dictionary<(SeriesKind Kind, string Id), OpenSeries> series = [];
    private readonly SortedDictionary<string, FrameworkRule> frameworks = new(StringComparer.Ordinal);
    private Assessment? last;

    /// <summary>Makes a builder.</summary>
    public TimelineBuilder(RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        kinds = [.. rules.Kinds.Select(kind => kind.Name)];
        KindIds = [.. rules.Kinds.Select(kind => kind.Id)];
    }

    private ImmutableArray<string> KindIds { get; }

    /// <summary>Adds the next commit.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="place">Its place in the line.</param>
    /// <param name="assessment">What it is.</param>
    public void Add(LineCommit commit, int place, Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        commits.Add(commit);
        places.Add(place);
        if (ReferenceEquals(assessment, last))
        {
            foreach (var open in series.Values)
            {
                open.Repeat();
            }

            return;
        }

        last = assessment;
        Set(SeriesKind.Kind, "kind", "Kind", kinds, KindIds.IndexOf(assessment.Kind.Kind.Id));
        foreach (var result in assessment.Frameworks)
        {
            Add(result);
        }

        foreach (var practice in assessment.Practices)
        {
            Set(SeriesKind.Practice, practice.Practice.Id, practice.Practice.Name, Levels, (int)practice.Level);
            foreach (var aspect in practice.Aspects)
            {
                Set(SeriesKind.Aspect, aspect.Aspect.Id, aspect.Aspect.Name, Levels, (int)aspect.Level);
            }
        }

        foreach (var technology in assessment.Technologies)
        {
            Set(SeriesKind.Technology, technology.Rule.Id, technology.Rule.Name, Levels, (int)technology.Level);
        }

        foreach (var open in series.Values)
        {
            open.FillTo(commits.Count);
        }
    }

    /// <summary>The timeline of what was added.</summary>
    public Timeline ToTimeline(string repository, string modelHash, int commitsTotal, bool isTruncated) => new(
        repository,
        modelHash,
        commitsTotal,
        isTruncated,
        [.. commits],
        [.. places],
        [.. series.OrderBy(entry => entry.Key.Kind).ThenBy(entry => entry.Key.Kind == SeriesKind.Technology ? 0 : entry.Value.Order).ThenBy(entry => entry.Key.Id, StringComparer.Ordinal)
            .Select(entry => new TimelineSeries(entry.Key.Kind, entry.Key.Id, entry.Value.Name, entry.Value.Scale, [.. entry.Value.Values]))],
        [.. frameworks.Values]);

    internal static ImmutableArray<string> StagesOf(FrameworkRule framework)
    {
        var byIndex = framework.Stages.ToDictionary(stage => stage.Index, stage => string.Create(CultureInfo.InvariantCulture, $"stage {stage.Index}, {stage.Name}"));
        return framework.Stages.IsEmpty ? [] : [.. Enumerable.Range(0, framework.Stages.Max(stage => stage.Index) + 1).Select(index => byIndex.GetValueOrDefault(index, string.Empty))];
    }

    private void Add(FrameworkResult result)
    {
        var framework = result.Framework;
        frameworks[framework.Id] = framework;
        var stages = StagesOf(framework);
        if (!stages.IsEmpty)
        {
            Set(SeriesKind.Stage, framework.Id, framework.Name, stages, result.Stage?.Index ?? -1);
        }

        foreach (var dimension in result.Dimensions.Where(dimension => dimension.IsVisible))
        {
            Set(SeriesKind.Dimension, $"{framework.Id}:{dimension.Dimension.Id}", dimension.Dimension.Name, stages, result.Stage is null ? -1 : dimension.Stage);
        }

        foreach (var item in result.Items)
        {
            Set(SeriesKind.Item, $"{framework.Id}:{item.Item.Id}", item.Item.Name, Statuses, (int)item.Status);
        }
    }

    private void Set(SeriesKind kind, string id, string name, ImmutableArray<string> scale, int value)
    {
        if (!series.TryGetValue((kind, id), out var open))
        {
            series.Add((kind, id), open = new OpenSeries(series.Count, name, scale, kind is SeriesKind.Practice or SeriesKind.Aspect or SeriesKind.Technology ? 0 : -1));
        }

        open.FillTo(commits.Count - 1);
        open.Values.Add(value);
    }

    private sealed class OpenSeries(int order, string name, ImmutableArray<string> scale, int none)
    {
        public int Order => order;

        public string Name => name;

        public ImmutableArray<string> Scale => scale;

        public List<int> Values { get; } = [];

        /// <summary>Commits that do not speak of it have none of it.</summary>
        public void FillTo(int count)
        {
            while (Values.Count < count)
            {
                Values.Add(none);
            }
        }

        public void Repeat() => Values.Add(Values[^1]);
    }
}
