using System.Collections.Immutable;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What of an assessment is compared with another: what was read, by which model, and what was found.</summary>
/// <param name="Repository">Name of the repository, with the path of the part.</param>
/// <param name="Commit">Id of the commit; null where there is none.</param>
/// <param name="IsDirty">Whether files differ from the commit.</param>
/// <param name="ModelHash">Names rules and detectors.</param>
/// <param name="Incompleteness">What could not be read.</param>
/// <param name="Findings">What was found, by what it is of: <c>kind</c>, <c>stage FRAMEWORK</c>, <c>score FRAMEWORK</c>, <c>item FRAMEWORK:ITEM</c>, <c>practice testing</c>, <c>aspect testing/data</c>.</param>
public sealed record AssessmentDigest(
    string Repository,
    string? Commit,
    bool IsDirty,
    string ModelHash,
    ImmutableArray<string> Incompleteness,
    ImmutableSortedDictionary<string, string> Findings);
