using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Reports;

/// <summary>Says whether all was read, and if not, why.</summary>
internal static class Completeness
{
    /// <summary>The reasons why an assessment is incomplete; empty when it is complete.</summary>
    public static ImmutableArray<string> Reasons(Assessment assessment) =>
        [.. assessment.Incompleteness, .. assessment.Problems.GroupBy(problem => problem.Message, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{Count(group.Select(problem => problem.Path).Distinct(StringComparer.Ordinal).Count(), "file")}: {group.Key}")];

    /// <summary><c>1 file</c>, <c>2 files</c>.</summary>
    public static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
