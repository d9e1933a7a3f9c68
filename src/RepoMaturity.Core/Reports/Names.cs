using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Knows the names that people use of what reports name by id.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, string> claims = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> technologies;
    private readonly KindRule kind;

    public Names(Assessment assessment)
    {
        kind = assessment.Kind.Kind;
        technologies = assessment.Technologies.ToDictionary(technology => technology.Rule.Id, technology => technology.Rule.Name, StringComparer.Ordinal);
        foreach (var practice in assessment.Practices)
        {
            claims.Add(practice.Practice.Id, practice.Practice.Name);
            foreach (var aspect in practice.Aspects)
            {
                claims.Add(aspect.Aspect.Id, aspect.Aspect.Name);
            }
        }
    }

    /// <summary>The name of a practice or aspect.</summary>
    public string OfClaim(string id) => claims.GetValueOrDefault(id, id);

    /// <summary>The name of a practice or aspect; null where there is none of this id.</summary>
    public string? FindClaim(string id) => claims.GetValueOrDefault(id);

    /// <summary><c>counted as declared: without pinned versions</c>: why evidence counts less than what it shows; null where it does not.</summary>
    public string? OfLowered(Evidence evidence) => evidence.Context is { } context ? $"counted as {Words.Of(evidence.Level)}: {OfContext(context)}" : null;

    /// <summary>The name of a technology.</summary>
    public string OfTechnology(string id) => technologies.GetValueOrDefault(id, id);

    /// <summary>Why evidence counts for less than it shows: what it lacks, the kind of the repository, or the place where it stands.</summary>
    public string OfContext(string context)
    {
        const string Without = "without ";
        return context.StartsWith(Without, StringComparison.Ordinal) ? $"without {FrameworkWords.Lowered(OfClaim(context[Without.Length..]))}"
            : context == kind.Id ? $"the kind is {FrameworkWords.Lowered(kind.Name)}"
            : context.Replace('-', ' ');
    }
}
