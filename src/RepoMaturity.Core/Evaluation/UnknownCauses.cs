using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>Says why an item that is not proved could be met: the causes of the practices and aspects that it needs.</summary>
internal sealed class UnknownCauses
{
    /// <summary>What is said of an item that no repository could show.</summary>
    public const string NotVisible = "no file of a repository can show it";

    private readonly Dictionary<string, ImmutableArray<string>> causes = new(StringComparer.Ordinal);

    public UnknownCauses(ImmutableArray<PracticeResult> practices)
    {
        foreach (var practice in practices)
        {
            causes.Add(practice.Practice.Id, practice.UnknownBecause);
            foreach (var aspect in practice.Aspects)
            {
                causes.Add(aspect.Aspect.Id, aspect.UnknownBecause);
            }
        }
    }

    /// <summary>The causes for an item, in ordinal order; none where it is proved or known not to be met.</summary>
    public ImmutableArray<string> Of(FrameworkItem item, RequirementEvaluator proved, RequirementEvaluator possible) =>
        item.Met is { } met && proved.IsMet(met) ? []
        : item.Visibility == Visibility.Never ? [$"no file of a repository can show: {item.Name}"]
        : item.Met is null || !possible.IsMet(item.Met) ? []
        : [.. item.Met.Leaves.Where(leaf => !proved.IsMet(leaf) && possible.IsMet(leaf))
            .SelectMany(leaf => causes[leaf.Claim]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
