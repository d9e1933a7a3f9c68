using System.Collections.Immutable;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What the hosting service says, and what it saw of the workflows that chains begin with. It stands beside the levels and changes none.</summary>
/// <param name="Facts">What it says.</param>
/// <param name="Workflows">The workflows, in order of path and trigger.</param>
/// <param name="Practices">Of automated practices that workflows start, by id, the best that was seen of these.</param>
public sealed record HostResult(HostFacts Facts, ImmutableArray<WorkflowObservation> Workflows, ImmutableSortedDictionary<string, Observed> Practices)
{
    /// <summary>What was seen of what makes a practice automatic; null where it is not, and where no workflow starts it.</summary>
    public Observed? Of(PracticeResult practice)
    {
        ArgumentNullException.ThrowIfNull(practice);
        return practice.Level == Level.Automated && Practices.TryGetValue(practice.Practice.Id, out var observed) ? observed : null;
    }

    /// <summary>What the host says of a subject and of the chains of its practices; null where nobody asked it.</summary>
    internal static HostResult? Of(HostFacts? facts, ImmutableArray<PracticeResult> practices)
    {
        if (facts is null)
        {
            return null;
        }

        var workflows = new WorkflowObserver(facts).Observe(practices.SelectMany(practice => ChainsOf(practice.Evidence).Concat(practice.Aspects.SelectMany(aspect => ChainsOf(aspect.Evidence)))));
        var seen = workflows.ToDictionary(workflow => (workflow.Path, workflow.Trigger), workflow => workflow.Observed);
        var best = practices.Select(practice => (practice.Practice.Id, Observed: ChainsOf(practice.Evidence).Where(chain => WorkflowObserver.WorkflowOf(chain) is not null)
            .Max(chain => (Observed?)seen[(chain.Steps[0].Path, chain.Trigger)])));
        return new HostResult(facts, workflows, best.Where(each => each.Observed is not null).ToImmutableSortedDictionary(each => each.Id, each => each.Observed!.Value, StringComparer.Ordinal));
    }

    private static IEnumerable<Chain> ChainsOf(ImmutableArray<Evidence> evidence) => evidence.Where(each => each is { Level: Level.Automated, Chain: not null }).Select(each => each.Chain!);
}
