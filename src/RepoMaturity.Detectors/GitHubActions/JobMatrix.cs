using System.Collections.Immutable;
using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.GitHubActions;

/// <summary>The combinations of constants that a job's matrix runs its steps with.</summary>
internal static class JobMatrix
{
    /// <summary>More combinations of a matrix add no new script in practice.</summary>
    private const int Most = 24;

    /// <summary>The combinations, each by the names of its values; one empty one where there is no matrix that the file itself says.</summary>
    public static IReadOnlyList<ImmutableDictionary<string, string>> Read(DocumentNode? matrix)
    {
        var none = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);
        var combinations = new List<ImmutableDictionary<string, string>> { none };
        foreach (var axis in matrix?.Entries ?? [])
        {
            if (axis.Key is "include" or "exclude" || axis.Value.Items.Count == 0)
            {
                continue;
            }

            combinations = [.. combinations.SelectMany(combination => axis.Value.Items.Select(item => With(combination, axis.Key, item))).Take(Most)];
        }

        var included = (matrix?["include"]?.Items ?? []).Take(Most).Select(item => With(none, string.Empty, item)).ToList();
        return included.Count == 0 ? combinations : [.. included, .. combinations.Where(combination => combination.Count > 0)];
    }

    /// <summary>A value of an axis may be a mapping: its values are named below the axis.</summary>
    private static ImmutableDictionary<string, string> With(ImmutableDictionary<string, string> combination, string name, DocumentNode value)
    {
        if (value.Value is { } text)
        {
            return text.Contains("${{", StringComparison.Ordinal) ? combination : combination.SetItem(name, text);
        }

        foreach (var entry in value.Entries)
        {
            if (entry.Value.Value is { } inner && !inner.Contains("${{", StringComparison.Ordinal))
            {
                combination = combination.SetItem(name.Length == 0 ? entry.Key : name + "." + entry.Key, inner);
            }
        }

        return combination;
    }
}
