namespace RepoMaturity.GitHub;

/// <summary>A repository.</summary>
/// <param name="DefaultBranch">The branch whose workflows run by the clock.</param>
/// <param name="PushedAt">When somebody last pushed; null where nobody did.</param>
/// <param name="IsArchived">Whether it can only be read.</param>
public sealed record HostedRepository(string DefaultBranch, DateTimeOffset? PushedAt, bool IsArchived);
