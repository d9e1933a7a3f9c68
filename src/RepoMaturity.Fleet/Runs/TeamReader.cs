using System.Collections.Immutable;
using System.Text;

namespace RepoMaturity.Fleet.Runs;

/// <summary>Says whose a repository is: the teams that CODEOWNERS names for all of it, and those that topics name. Persons are no teams.</summary>
public static class TeamReader
{
    /// <summary>Where hosting services look for the file, in their order.</summary>
    public static ImmutableArray<string> Places { get; } = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];

    /// <summary>Patterns that mean every file.</summary>
    private static readonly string[] Everything = ["*", "/", "/*", "**", "/**", "**/*"];

    /// <summary>Reads the teams.</summary>
    /// <param name="owners">The content of CODEOWNERS; empty where there is none.</param>
    /// <param name="topics">The topics of the repository.</param>
    /// <param name="prefix">How a topic begins that names a team; empty where none does.</param>
    /// <returns>The teams in ordinal order: <c>acme/ml-platform</c> of <c>@acme/ml-platform</c>, <c>churn</c> of the topic <c>team-churn</c>.</returns>
    public static ImmutableArray<string> Read(ReadOnlySpan<byte> owners, ImmutableArray<string> topics, string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        IEnumerable<string> named = [];
        foreach (var line in Encoding.UTF8.GetString(owners).Split('\n'))
        {
            var words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words is [var pattern, ..] && Everything.Contains(pattern, StringComparer.Ordinal))
            {
                // The last line that speaks of a file decides.
                named = words.Skip(1).Where(IsTeam).Select(owner => owner[1..]).ToList();
            }
        }

        var filed = prefix.Length == 0 ? [] : topics.Where(topic => topic.Length > prefix.Length && topic.StartsWith(prefix, StringComparison.Ordinal)).Select(topic => topic[prefix.Length..]);
        return [.. named.Concat(filed).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static bool IsTeam(string owner) => owner is ['@', not '/', ..] && owner.Contains('/', StringComparison.Ordinal);
}
