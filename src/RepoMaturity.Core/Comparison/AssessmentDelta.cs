using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Comparison;

/// <summary>In what two assessments differ, with the proof that came or went, and why they may.</summary>
/// <param name="Before">What was read first.</param>
/// <param name="After">What was read then.</param>
/// <param name="Frameworks">The frameworks that both looked at.</param>
/// <param name="Practices">Practices that changed, in the order of the codebook.</param>
/// <param name="Aspects">Aspects that changed, in the order of the rules.</param>
/// <param name="Technologies">Technologies that came, went, or are used in another way.</param>
public sealed record AssessmentDelta(
    DeltaSide Before,
    DeltaSide After,
    ImmutableArray<FrameworkDelta> Frameworks,
    ImmutableArray<ClaimDelta> Practices,
    ImmutableArray<ClaimDelta> Aspects,
    ImmutableArray<ClaimDelta> Technologies)
{
    /// <summary>What became of the gates that were asked for, in their order.</summary>
    public ImmutableArray<GateOutcome> Gates { get; init; } = [];

    /// <summary>Why they may differ.</summary>
    public DeltaCauses Causes => DeltaSide.Causes(Before, After);

    /// <summary>Whether one tree was read alike by two models: what differs then says nothing new of the repository.</summary>
    public bool IsOfModelOnly => Causes == DeltaCauses.Model;

    /// <summary>Whether the kind of repository is judged differently.</summary>
    public bool IsOtherKind => Before.Kind != After.Kind;

    /// <summary>Whether there is anything to tell beside gates.</summary>
    public bool HasChanged => IsOtherKind || !Practices.IsEmpty || !Aspects.IsEmpty || !Technologies.IsEmpty || Frameworks.Any(framework => framework.HasChanged);

    /// <summary>Compares two assessments.</summary>
    public static AssessmentDelta Between(AssessmentDigest before, AssessmentDigest after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new AssessmentDelta(
            before.Side,
            after.Side,
            [.. after.Frameworks.Join(before.Frameworks, now => now.Id, old => old.Id, (now, old) => FrameworkDelta.Between(old, now))],
            ClaimDelta.Between(before.Practices, after.Practices, otherwise: null),
            ClaimDelta.Between(before.Aspects, after.Aspects, otherwise: null),
            ClaimDelta.Between(before.Technologies, after.Technologies, ClaimState.Absent));
    }
}
