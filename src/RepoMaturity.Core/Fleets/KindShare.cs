namespace RepoMaturity.Core.Fleets;

/// <summary>How many repositories are of a kind.</summary>
/// <param name="Id">Id of the kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Repositories">How many are of it.</param>
public sealed record KindShare(string Id, string Name, int Repositories);
