namespace RepoMaturity.Core.Fleets;

/// <summary>A repository that could not be scanned.</summary>
/// <param name="Repository">Its name.</param>
/// <param name="Link">Where people find it; null where nobody says.</param>
/// <param name="Reason">Why.</param>
public sealed record FleetFailure(string Repository, string? Link, string Reason);
