using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Comparison;

/// <summary>What became of the blockers of a stage: of the one above the stage before, or where that was lost, of the one above the stage after.</summary>
/// <param name="Stage">The stage; null where the reports do not name it.</param>
/// <param name="Gone">Blockers that are met now.</param>
/// <param name="Left">Blockers that are left.</param>
/// <param name="Added">Blockers that were none before.</param>
public sealed record BlockersDelta(StageName? Stage, ImmutableArray<BlockerDelta> Gone, ImmutableArray<BlockerDelta> Left, ImmutableArray<BlockerDelta> Added)
{
    internal static BlockersDelta? Between(FrameworkDigest before, FrameworkDigest after)
    {
        if (before.Stage is not { } from || after.Stage is not { } to)
        {
            return null;
        }

        var isLost = to.Index < from.Index;
        var isReached = to.Index > from.Index;
        var now = isReached ? [] : after.Blockers.Select(blocker => blocker.Item).ToHashSet(StringComparer.Ordinal);
        var old = isLost ? [] : before.Blockers.Select(blocker => blocker.Item).ToHashSet(StringComparer.Ordinal);
        return new BlockersDelta(
            (isLost ? after : before).Next,
            isLost ? [] : Of(before, blocker => !now.Contains(blocker.Item)),
            isLost || isReached ? [] : Of(after, blocker => old.Contains(blocker.Item)),
            isReached ? [] : Of(after, blocker => !old.Contains(blocker.Item)));
    }

    private static ImmutableArray<BlockerDelta> Of(FrameworkDigest framework, Func<Blocker, bool> belongs) =>
        [.. framework.Blockers.Where(belongs).Select(blocker => new BlockerDelta(blocker.Item, framework.Items.FirstOrDefault(item => item.Id == blocker.Item)?.Name ?? blocker.Item, blocker.Why))];
}
