namespace RepoMaturity.Core.Fleets;

/// <summary>A repository that is in a stage.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Link">Where people find it; null where nobody says.</param>
/// <param name="Kind">Id of its kind.</param>
/// <param name="Stage">The stage.</param>
/// <param name="CouldBe">The stage that it could be in.</param>
public sealed record StagedRepository(string Name, string? Link, string Kind, int Stage, int CouldBe);
