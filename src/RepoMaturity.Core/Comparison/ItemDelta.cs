using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Comparison;

/// <summary>An item of a framework whose status changed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its content.</param>
/// <param name="Before">Its status before.</param>
/// <param name="After">Its status after.</param>
/// <param name="Why">What meets it, or what is missing.</param>
/// <param name="Evidence">What shows the side on which it is met.</param>
public sealed record ItemDelta(string Id, string Name, ItemStatus Before, ItemStatus After, string Why, ImmutableArray<EvidenceDigest> Evidence);
