using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>Areas that the same people may change.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Areas">Ids of the areas.</param>
public sealed record BridgeRule(string Id, string Name, ImmutableArray<string> Areas);
