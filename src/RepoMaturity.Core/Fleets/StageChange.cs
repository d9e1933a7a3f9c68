namespace RepoMaturity.Core.Fleets;

/// <summary>A repository that is in another stage than it was.</summary>
/// <param name="Repository">Its name.</param>
/// <param name="Link">Where people find it; null where nobody says.</param>
/// <param name="Framework">Id of the framework.</param>
/// <param name="Before">The stage that it was in; null where it was in none.</param>
/// <param name="After">The stage that it is in; null where it is in none.</param>
/// <param name="IsOfModel">Whether another model judged, so that it may be the doing of that.</param>
public sealed record StageChange(string Repository, string? Link, string Framework, int? Before, int? After, bool IsOfModel);
