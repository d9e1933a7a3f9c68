namespace RepoMaturity.Fleet.Results;

/// <summary>What there is one result of, whoever scanned it and how often.</summary>
/// <param name="Repository">The name of the repository.</param>
/// <param name="Commit">The id of the commit.</param>
/// <param name="Model">Names rules, detectors, and what the organisation adds to them.</param>
public sealed record ResultKey(string Repository, string Commit, string Model);
