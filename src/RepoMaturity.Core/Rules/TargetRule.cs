using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>A row of a framework's taxonomy: for what is required of a use case, the stage that suits it.</summary>
/// <param name="Requires">Ids of the requirements that hold; all others do not.</param>
/// <param name="From">The lowest stage that suits.</param>
/// <param name="To">The highest.</param>
/// <param name="Provenance">How sure it is.</param>
public sealed record TargetRule(ImmutableSortedSet<string> Requires, int From, int To, Provenance Provenance);
