using RepoMaturity.Core.Evaluation;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Reports;

/// <summary>Knows the names that people use of what reports name by id.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, string> claims = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> technologies;

    public Names(Assessment assessment)
    {
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
    public string? OfLowered(Evidence evidence) => evidence.Context is { } context ? $"counted as {Words.Of(evidence.Level)}: {ClaimWords.Of(this).In(context)}" : null;

    /// <summary>The name of a technology.</summary>
    public string OfTechnology(string id) => technologies.GetValueOrDefault(id, id);
}
