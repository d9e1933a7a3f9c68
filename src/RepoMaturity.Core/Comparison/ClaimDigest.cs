using System.Collections.Immutable;

namespace RepoMaturity.Core.Comparison;

/// <summary>A practice, aspect or technology of an assessment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="State">How it stands.</param>
/// <param name="Evidence">The strongest evidence of it, each of another file.</param>
/// <param name="HasAllFiles">Whether that names every file that shows it.</param>
public sealed record ClaimDigest(string Id, string Name, ClaimState State, ImmutableArray<EvidenceDigest> Evidence, bool HasAllFiles);
