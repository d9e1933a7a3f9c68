using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Comparison;

/// <summary>A practice, aspect or technology that two assessments judge differently.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Before">How it stood; null where that model does not know it.</param>
/// <param name="After">How it stands; null where that model does not know it.</param>
/// <param name="Came">The strongest evidence that came.</param>
/// <param name="Went">The strongest evidence that went.</param>
public sealed record ClaimDelta(string Id, string Name, ClaimState? Before, ClaimState? After, ImmutableArray<DeltaEvidence> Came, ImmutableArray<DeltaEvidence> Went)
{
    /// <summary>Most evidence that came or went, each.</summary>
    public const int MostEvidence = 3;

    /// <summary>The level before; absent where it was not known.</summary>
    public Level From => Before?.Level ?? Level.Absent;

    /// <summary>The level after; absent where it is not known.</summary>
    public Level To => After?.Level ?? Level.Absent;

    /// <summary>Whether both models know it.</summary>
    public bool IsKnown => Before is not null && After is not null;

    /// <summary>Compares all of one list with all of another, in the order of the second; what only the first has comes last.</summary>
    /// <param name="before">The first.</param>
    /// <param name="after">The second.</param>
    /// <param name="otherwise">What is said of one that a list does not have; null where that says nothing of it.</param>
    internal static ImmutableArray<ClaimDelta> Between(ImmutableArray<ClaimDigest> before, ImmutableArray<ClaimDigest> after, ClaimState? otherwise)
    {
        var first = before.ToDictionary(claim => claim.Id, StringComparer.Ordinal);
        var second = after.Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        return [.. after.Select(claim => Between(first.GetValueOrDefault(claim.Id), claim, otherwise))
            .Concat(before.Where(claim => !second.Contains(claim.Id)).Select(claim => Between(claim, null, otherwise)))
            .OfType<ClaimDelta>()];
    }

    private static ClaimDelta? Between(ClaimDigest? before, ClaimDigest? after, ClaimState? otherwise)
    {
        var (from, to) = (before?.State ?? otherwise, after?.State ?? otherwise);
        if (from?.IsLike(to) ?? to is null)
        {
            return null;
        }

        ImmutableArray<EvidenceDigest> old = before?.Evidence ?? [];
        ImmutableArray<EvidenceDigest> now = after?.Evidence ?? [];
        var isLevel = (from?.Level ?? Level.Absent) != (to?.Level ?? Level.Absent);
        return new ClaimDelta(
            (after ?? before)!.Id,
            (after ?? before)!.Name,
            from,
            to,
            Beyond(now, old, isLevel ? from?.Level ?? Level.Absent : null, before?.HasAllFiles ?? true),
            Beyond(old, now, isLevel ? to?.Level ?? Level.Absent : null, after?.HasAllFiles ?? true));
    }

    /// <summary>What one side has beyond the other: evidence of a level that the other does not reach, or where the levels are alike, of files that it does not name.</summary>
    private static ImmutableArray<DeltaEvidence> Beyond(ImmutableArray<EvidenceDigest> evidence, ImmutableArray<EvidenceDigest> other, Level? level, bool otherHasAll) =>
        [.. evidence.Where(found => level is { } reached ? found.Level > reached : otherHasAll && !other.Any(found.IsSamePlace))
            .Select(found => new DeltaEvidence(found, other.Any(found.IsSamePlace))).Take(MostEvidence)];
}
