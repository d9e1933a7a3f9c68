using System.Collections.Immutable;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Settings;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Takes away the evidence that suppressions name, and remembers how much each has taken.</summary>
internal sealed class SuppressedEvidence(ImmutableArray<Suppression> suppressions)
{
    private readonly Dictionary<Suppression, HashSet<(string? Claim, string Rule, string? Path, string Detail, UnitKey? Unit)>> taken = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a suppression takes the evidence; the first that does is the one that is told.</summary>
    public bool Takes(Evidence found)
    {
        foreach (var suppression in suppressions)
        {
            if (suppression.Removes(found.Claim, found.Rule, found.Path))
            {
                if (!taken.TryGetValue(suppression, out var pieces))
                {
                    taken.Add(suppression, pieces = []);
                }

                pieces.Add((found.Claim, found.Rule, found.Path, found.Detail, found.Unit));
                return true;
            }
        }

        return false;
    }

    /// <summary>What each has taken, in their order.</summary>
    public ImmutableArray<SuppressionResult> Results() => [.. suppressions.Select(suppression => taken.TryGetValue(suppression, out var pieces)
        ? new SuppressionResult(suppression, pieces.Count, pieces.Select(piece => piece.Path).OfType<string>().Distinct(StringComparer.Ordinal).Count())
        : new SuppressionResult(suppression, 0, 0))];
}
