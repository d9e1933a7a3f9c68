namespace RepoMaturity.GitHub;

/// <summary>A release.</summary>
/// <param name="Tag">Its tag.</param>
/// <param name="PublishedAt">When it was published; null for a draft.</param>
public sealed record HostedRelease(string Tag, DateTimeOffset? PublishedAt);
