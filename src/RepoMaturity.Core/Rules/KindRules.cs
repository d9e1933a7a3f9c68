using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>What <c>rules/kinds.yml</c> holds.</summary>
/// <param name="Clues">The clues, each after those that it asks.</param>
/// <param name="Kinds">The kinds.</param>
/// <param name="Decisions">The decisions, in the order in which they are asked.</param>
public sealed record KindRules(ImmutableArray<KindClue> Clues, ImmutableArray<KindRule> Kinds, ImmutableArray<KindDecision> Decisions);
