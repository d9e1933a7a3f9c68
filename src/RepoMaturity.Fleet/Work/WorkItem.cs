using RepoMaturity.Fleet.Sources;

namespace RepoMaturity.Fleet.Work;

/// <summary>A repository to look at.</summary>
/// <param name="Number">Its place in the list.</param>
/// <param name="Repository">The repository.</param>
/// <param name="Deliveries">How often somebody had it before, and died over it or gave it back.</param>
public sealed record WorkItem(int Number, FleetRepository Repository, int Deliveries);
