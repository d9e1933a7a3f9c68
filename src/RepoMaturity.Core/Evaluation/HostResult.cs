using System.Collections.Immutable;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What the hosting service says, and what it saw of the workflows that chains begin with. It stands beside the levels and changes none.</summary>
/// <param name="Facts">What it says.</param>
/// <param name="Workflows">The workflows, in order of path and trigger.</param>
public sealed record HostResult(HostFacts Facts, ImmutableArray<WorkflowObservation> Workflows)
{
    /// <summary>What was seen of what makes a practice automatic: the best of the workflows that start it; null where none does.</summary>
    public Observed? Of(PracticeResult practice)
    {
        ArgumentNullException.ThrowIfNull(practice);
        return practice.Level < Level.Automated ? null : practice.Evidence
            .Where(evidence => evidence.Level == practice.Level)
            .Select(evidence => evidence.Chain is { } chain ? Find(chain)?.Observed : null)
            .Max();
    }

    /// <summary>The workflows that are no better than this: a gate asks for none.</summary>
    public IEnumerable<WorkflowObservation> AtMost(Observed observed) => Workflows.Where(workflow => workflow.Observed <= observed);

    /// <summary>What the host says of a subject and of the chains of its practices; null where nobody asked it.</summary>
    internal static HostResult? Of(HostFacts? facts, ImmutableArray<PracticeResult> practices) => facts is null ? null
        : new HostResult(facts, new WorkflowObserver(facts).Observe(practices.SelectMany(ChainsOf)));

    private static IEnumerable<Chain> ChainsOf(PracticeResult practice) => practice.Evidence.Concat(practice.Aspects.SelectMany(aspect => aspect.Evidence))
        .Where(evidence => evidence is { Level: Level.Automated, Chain: not null }).Select(evidence => evidence.Chain!);

    private WorkflowObservation? Find(Chain chain) =>
        WorkflowObserver.WorkflowOf(chain) is { } path ? Workflows.FirstOrDefault(workflow => workflow.Path == path && workflow.Trigger == chain.Trigger) : null;
}
