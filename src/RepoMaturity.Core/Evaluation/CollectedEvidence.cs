using System.Collections.Immutable;
using RepoMaturity.Core.Links;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What the rules found in a repository.</summary>
/// <param name="Evidence">All evidence, strongest first.</param>
/// <param name="Pointers">Named causes why a practice could stand higher.</param>
/// <param name="Units">The units that show each practice or aspect at implemented or above, all parts of a module told apart.</param>
/// <param name="Hits">The terms that fit each file.</param>
/// <param name="Conditions">Answers further conditions over the same files.</param>
internal sealed record CollectedEvidence(
    ImmutableArray<Evidence> Evidence, ImmutableArray<Pointer> Pointers, ILookup<string, UnitKey> Units, ImmutableArray<FileHits> Hits, ConditionEvaluator Conditions)
{
    /// <summary>Who changed which area; null where no changes are known.</summary>
    public AreaTally? Areas { get; init; }

    /// <summary>The practices and aspects that some evidence asks for, and counts for less without one of them.</summary>
    public IReadOnlySet<string> Lacking { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>How much evidence each suppression took away, in their order.</summary>
    public ImmutableArray<SuppressionResult> Suppressed { get; init; } = [];
}
