using System.Collections.Immutable;

namespace RepoMaturity.Core.Snapshots;

/// <summary>
/// What the hosting service says of a repository, asked for outside of Core. What it would not say is null, which is unknown and never "no"; <see cref="Unknown"/> says why.
/// </summary>
/// <param name="Repository">The repository there: <c>OWNER/NAME</c>.</param>
/// <param name="AskedAt">When it was asked: what is stale is so by this time.</param>
public sealed record HostFacts(string Repository, DateTimeOffset AskedAt)
{
    /// <summary>The branch whose workflows run by the clock.</summary>
    public string? DefaultBranch { get; init; }

    /// <summary>When somebody last pushed.</summary>
    public DateTimeOffset? PushedAt { get; init; }

    /// <summary>Whether the repository can only be read.</summary>
    public bool? IsArchived { get; init; }

    /// <summary>Whether the default branch is protected, by a ruleset or otherwise.</summary>
    public bool? IsProtected { get; init; }

    /// <summary>Whether it is changed by pull requests only.</summary>
    public bool? RequiresPullRequest { get; init; }

    /// <summary>How many approvals a change of it needs.</summary>
    public int? RequiredReviews { get; init; }

    /// <summary>Whether checks must pass before it is changed.</summary>
    public bool? RequiresChecks { get; init; }

    /// <summary>The environments, in ordinal order of their names.</summary>
    public ImmutableArray<HostEnvironment>? Environments { get; init; }

    /// <summary>The newest release.</summary>
    public HostMoment? Release { get; init; }

    /// <summary>The newest deployment.</summary>
    public HostMoment? Deployment { get; init; }

    /// <summary>The workflows, in ordinal order of their paths.</summary>
    public ImmutableArray<HostWorkflow>? Workflows { get; init; }

    /// <summary>What could not be learned, and why, one sentence each, in ordinal order.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];
}
