using System.Collections.Immutable;
using RepoMaturity.Core.Evaluation;

namespace RepoMaturity.Core.Comparison;

/// <summary>What an assessment says of an item of a framework.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its content.</param>
/// <param name="Status">Its status.</param>
/// <param name="Why">What meets it, or what is missing.</param>
/// <param name="Evidence">What shows that it is met.</param>
public sealed record ItemDigest(string Id, string Name, ItemStatus Status, string Why, ImmutableArray<EvidenceDigest> Evidence);
