using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Finds what shows that an item of a framework is met.</summary>
internal sealed class ItemProof
{
    private readonly RequirementEvaluator proved;
    private readonly Dictionary<string, ImmutableArray<Evidence>> evidence = new(StringComparer.Ordinal);

    public ItemProof(RequirementEvaluator proved, ImmutableArray<PracticeResult> practices)
    {
        this.proved = proved;
        foreach (var practice in practices)
        {
            evidence.Add(practice.Practice.Id, practice.Evidence);
            foreach (var aspect in practice.Aspects)
            {
                evidence.Add(aspect.Aspect.Id, aspect.Evidence);
            }
        }
    }

    /// <summary>The strongest evidence of each practice and aspect that meets the requirement; none of what is only attested.</summary>
    public ImmutableArray<Evidence> Of(Requirement met) =>
        [.. proved.Meeting(met).SelectMany(leaf => evidence[leaf.Claim].Where(found => found.Level >= leaf.Level).Take(1)).Distinct()];

    /// <summary>What meets the requirement, in words: levels, and of people their count.</summary>
    public string Say(Requirement met) =>
        string.Join(", ", proved.Meeting(met).Select(leaf => evidence[leaf.Claim] is [{ IsCount: true } count, ..] ? count.Detail : proved.Said(leaf.Claim)).Distinct());
}
