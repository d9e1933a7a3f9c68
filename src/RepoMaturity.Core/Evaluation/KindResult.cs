using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>The kind of a repository, and why.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Why">What spoke for it, heaviest first.</param>
public sealed record KindResult(KindRule Kind, ImmutableArray<string> Why)
{
    /// <summary>What was inferred, where the configuration states the kind; null where it states none.</summary>
    public KindResult? Inferred { get; init; }
}
