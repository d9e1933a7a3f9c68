using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Comparison;

/// <summary>How two assessments stand in a framework that both looked at, whether or not that is the same.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Year">Its year.</param>
/// <param name="Before">The stage before; null where there is none.</param>
/// <param name="After">The stage after; null where there is none.</param>
/// <param name="Dimensions">Dimensions that changed.</param>
/// <param name="Items">Items that changed.</param>
public sealed record FrameworkDelta(
    string Id,
    string Name,
    int Year,
    StageResult? Before,
    StageResult? After,
    ImmutableArray<DimensionDelta> Dimensions,
    ImmutableArray<ItemDelta> Items)
{
    /// <summary>The highest stage; null without stages, or where the reports do not name it.</summary>
    public int? Highest { get; init; }

    /// <summary>What became of blockers; null where one side has no stage.</summary>
    public BlockersDelta? Blockers { get; init; }

    /// <summary>The score before; null where the framework does not count.</summary>
    public Points? ScoreBefore { get; init; }

    /// <summary>The score after; null where the framework does not count.</summary>
    public Points? ScoreAfter { get; init; }

    /// <summary>Whether it has stages.</summary>
    public bool HasStages => Before is not null || After is not null || Highest is not null;

    /// <summary>Whether the stage is another one.</summary>
    public bool IsOtherStage => Before?.Index != After?.Index;

    /// <summary>Whether anything of it changed.</summary>
    public bool HasChanged => IsOtherStage || Before?.CouldBe != After?.CouldBe || ScoreBefore != ScoreAfter || !Dimensions.IsEmpty || !Items.IsEmpty;

    internal static FrameworkDelta Between(FrameworkDigest before, FrameworkDigest after) => new(
        after.Id,
        after.Name,
        after.Year,
        before.Stage,
        after.Stage,
        DimensionDelta.Between(before.Dimensions, after.Dimensions),
        [.. after.Items.Join(before.Items, now => now.Id, old => old.Id, (now, old) => (Old: old, Now: now)).Where(item => item.Old.Status != item.Now.Status).Select(item => Item(item.Old, item.Now))])
    {
        Highest = after.Highest ?? before.Highest,
        Blockers = BlockersDelta.Between(before, after),
        ScoreBefore = before.Score,
        ScoreAfter = after.Score,
    };

    private static ItemDelta Item(ItemDigest before, ItemDigest after) =>
        new(after.Id, after.Name, before.Status, after.Status, after.Why, [.. (after.Status == ItemStatus.Met ? after : before).Evidence.Take(ClaimDelta.MostEvidence)]);
}
