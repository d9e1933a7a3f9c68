using System.Collections.Immutable;

namespace RepoMaturity.Core.Comparison;

/// <summary>What of an assessment is compared with another, and judged by gates: what was read, by which model, and what was found.</summary>
/// <param name="Side">What was read, and by which model.</param>
/// <param name="Practices">All practices, in the order of the codebook.</param>
/// <param name="Aspects">All aspects of practices, in the order of the rules.</param>
/// <param name="Technologies">Technologies that were found.</param>
/// <param name="Frameworks">The frameworks that were looked at.</param>
public sealed record AssessmentDigest(
    DeltaSide Side,
    ImmutableArray<ClaimDigest> Practices,
    ImmutableArray<ClaimDigest> Aspects,
    ImmutableArray<ClaimDigest> Technologies,
    ImmutableArray<FrameworkDigest> Frameworks)
{
    /// <summary>Gates that its configuration names.</summary>
    public ImmutableArray<string> Gates { get; init; } = [];

    /// <summary>What the hosting service saw of workflows; null where nobody asked it.</summary>
    public ImmutableArray<WorkflowDigest>? Workflows { get; init; }

    /// <summary>A practice or aspect by its id; null where the model of the assessment knows none.</summary>
    public ClaimDigest? Claim(string id) => Practices.FirstOrDefault(claim => claim.Id == id) ?? Aspects.FirstOrDefault(claim => claim.Id == id);
}
