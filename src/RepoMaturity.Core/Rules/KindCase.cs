using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>A case over clues.</summary>
/// <param name="All">Clues that must all hold.</param>
/// <param name="Any">Clues of which <paramref name="Least"/> must hold; empty: none is asked.</param>
/// <param name="None">Clues of which none may hold.</param>
/// <param name="Least">How many of <paramref name="Any"/> must hold.</param>
public sealed record KindCase(ImmutableArray<KindClue> All, ImmutableArray<KindClue> Any, ImmutableArray<KindClue> None, int Least);
