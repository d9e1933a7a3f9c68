using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Holds requirements of frameworks against levels of practices and aspects.</summary>
internal sealed class RequirementEvaluator(IReadOnlyDictionary<string, Level> levels)
{
    /// <summary>Whether the requirement is met; one that is not stated never is.</summary>
    public bool IsMet(Requirement? requirement) => requirement switch
    {
        Requirement.Any any => any.Parts.Any(IsMet),
        Requirement.All all => all.Parts.All(IsMet),
        Requirement.AtLeast least => levels[least.Claim] >= least.Level,
        _ => false,
    };

    /// <summary>The level of a practice or aspect, in words.</summary>
    public string Said(string claim) => $"{claim} is {Words.Of(levels[claim])}";

    /// <summary>What is missing, in words: <c>none of a, b is implemented; c is declared, not implemented</c>.</summary>
    public string Missing(Requirement? requirement) => requirement switch
    {
        null => "no file of a repository can show it",
        Requirement.Any any => MissingOf(any),
        Requirement.All all => string.Join("; ", all.Parts.Where(part => !IsMet(part)).Select(Missing).Distinct()),
        Requirement.AtLeast least => $"{least.Claim} is {Words.Of(levels[least.Claim])}, not {Words.Of(least.Level)}",
        _ => string.Empty,
    };

    /// <summary>Of alternatives with one level it is said that none has it; others are said one after the other.</summary>
    private string MissingOf(Requirement.Any any)
    {
        var parts = any.Parts.Select(Open).ToList();

        // What asks for less of the same is the nearer one.
        var leaves = parts.OfType<Requirement.AtLeast>().GroupBy(leaf => leaf.Claim, StringComparer.Ordinal).Select(same => same.MinBy(leaf => leaf.Level)!)
            .GroupBy(leaf => leaf.Level)
            .Select(same => same.ToList())
            .Select(same => same.Count > 1 ? $"none of {string.Join(", ", same.Select(leaf => leaf.Claim))} is {Words.Of(same[0].Level)}" : Missing(same[0]));
        var rest = parts.Where(part => part is not Requirement.AtLeast).Select(part => part is Requirement.All ? $"({Missing(part)})" : Missing(part));
        return string.Join(", or ", leaves.Concat(rest).Distinct());
    }

    /// <summary>What is open of a requirement that is not met: of several that must hold, the one that is left.</summary>
    private Requirement Open(Requirement requirement) => requirement is Requirement.All all && all.Parts.Where(part => !IsMet(part)).ToList() is [var only] ? Open(only) : requirement;

    /// <summary>The practices and aspects that meet a requirement that is met: of alternatives, those that hold.</summary>
    public IEnumerable<Requirement.AtLeast> Meeting(Requirement requirement) => requirement switch
    {
        Requirement.Any any => any.Parts.Where(IsMet).SelectMany(Meeting),
        Requirement.All all => all.Parts.SelectMany(Meeting),
        Requirement.AtLeast least => [least],
        _ => [],
    };
}
