using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>A kind of repository, as <c>rules/kinds.yml</c> defines it.</summary>
/// <param name="Id">Id of the codebook.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Means">What it is, one line.</param>
/// <param name="Caution">Why a product's stage is not meant for it; null where it is.</param>
/// <param name="HasStage">Whether it is placed in stages at all.</param>
/// <param name="Caps">Highest level of practices in it (a tool's features for others make it not mature).</param>
/// <param name="Uncapped">What makes the caps give way: a model of its own is plainly operated; null for nothing.</param>
public sealed record KindRule(
    string Id,
    string Name,
    string Means,
    string? Caution,
    bool HasStage,
    ImmutableDictionary<string, Level> Caps,
    KindClue? Uncapped);
