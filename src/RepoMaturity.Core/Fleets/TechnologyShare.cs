namespace RepoMaturity.Core.Fleets;

/// <summary>How many repositories use a technology.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Repositories">How many use it: what is declared alone does not count.</param>
/// <param name="Of">How many could.</param>
public sealed record TechnologyShare(string Id, string Name, int Repositories, int Of);
