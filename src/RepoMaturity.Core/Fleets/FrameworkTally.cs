using System.Collections.Immutable;
using RepoMaturity.Core.Comparison;

namespace RepoMaturity.Core.Fleets;

/// <summary>Counts who is where in a framework.</summary>
internal sealed class FrameworkTally(FrameworkDigest first)
{
    private readonly SortedDictionary<int, (string Name, List<StagedRepository> Repositories, int CouldBeHigher)> stages = [];
    private readonly List<(string Id, string Name, SortedDictionary<string, SortedDictionary<int, int>> ByKind)> dimensions = [];
    private readonly Dictionary<string, BlockerShare> blockers = new(StringComparer.Ordinal);

    public string Id => first.Id;

    /// <summary>Adds a repository.</summary>
    public void Add(FleetMember member, string kind, FrameworkDigest framework)
    {
        if (framework.Stage is not { } stage)
        {
            return;
        }

        var known = stages.GetValueOrDefault(stage.Index, (stage.Name, [], 0));
        known.Item2.Add(new StagedRepository(member.Name, member.Link, kind, stage.Index, stage.CouldBe));
        stages[stage.Index] = (known.Item1, known.Item2, known.Item3 + (stage.CouldBe > stage.Index ? 1 : 0));
        foreach (var dimension in framework.Dimensions.Where(dimension => dimension.IsVisible))
        {
            var at = dimensions.FindIndex(each => each.Id == dimension.Id);
            if (at < 0)
            {
                at = dimensions.Count;
                dimensions.Add((dimension.Id, dimension.Name, new SortedDictionary<string, SortedDictionary<int, int>>(StringComparer.Ordinal)));
            }

            if (!dimensions[at].ByKind.TryGetValue(kind, out var ofKind))
            {
                dimensions[at].ByKind[kind] = ofKind = [];
            }

            ofKind[dimension.Stage] = ofKind.GetValueOrDefault(dimension.Stage) + 1;
        }

        var lacking = framework.Blockers.Select(blocker => blocker.Item).Distinct(StringComparer.Ordinal).ToList();
        foreach (var item in lacking)
        {
            var share = blockers.GetValueOrDefault(item) ?? new BlockerShare(item, NameOf(item, framework), 0, 0);
            blockers[item] = share with { Repositories = share.Repositories + 1, Alone = share.Alone + (lacking.Count == 1 ? 1 : 0) };
        }
    }

    /// <summary>What an item asks for, and of what: <c>Data - standardised: ...</c>, where its id ends with that of a dimension.</summary>
    private static string NameOf(string item, FrameworkDigest framework)
    {
        var name = framework.Items.FirstOrDefault(each => each.Id == item)?.Name ?? item;
        return framework.Dimensions.FirstOrDefault(dimension => item.EndsWith("." + dimension.Id, StringComparison.Ordinal)) is { } found ? $"{found.Name} - {name}" : name;
    }

    /// <summary>The counts.</summary>
    public FrameworkRollUp ToRollUp() => new(
        first.Id,
        first.Name,
        first.Year,
        [.. stages.Select(stage => new StageShare(
            stage.Key,
            stage.Value.Name,
            [.. stage.Value.Repositories.OrderBy(repository => repository.Name, StringComparer.Ordinal)],
            stage.Value.Repositories.GroupBy(repository => repository.Kind, StringComparer.Ordinal).ToImmutableSortedDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal),
            stage.Value.CouldBeHigher))],
        [.. dimensions.Select(dimension => new DimensionShare(
            dimension.Id,
            dimension.Name,
            dimension.ByKind.Values.SelectMany(stages => stages).GroupBy(stage => stage.Key).ToImmutableSortedDictionary(same => same.Key, same => same.Sum(stage => stage.Value)))
        {
            ByKind = dimension.ByKind.ToImmutableSortedDictionary(kind => kind.Key, kind => kind.Value.ToImmutableSortedDictionary(), StringComparer.Ordinal),
        })],
        [.. blockers.Values.OrderByDescending(blocker => blocker.Repositories).ThenByDescending(blocker => blocker.Alone).ThenBy(blocker => blocker.Item, StringComparer.Ordinal)]);
}
