using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>Chooses the evidence that a report shows.</summary>
internal static class EvidenceSelection
{
    /// <summary>Most pieces of evidence shown of one claim.</summary>
    public const int Most = 5;

    /// <summary>The strongest, each of another file: five files say more than five lines of one.</summary>
    public static IEnumerable<Evidence> Of(ImmutableArray<Evidence> evidence) =>
        evidence.DistinctBy(found => (found.Source, found.Path, found.Path is null ? found.Detail : null)).Take(Most);
}
