namespace RepoMaturity.Core.Rules;

/// <summary>Something that may be required of a use case, and that decides which stage suits it.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name for people.</param>
public sealed record TargetRequirement(string Id, string Name);
