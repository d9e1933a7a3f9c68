using System.Collections.Immutable;
using RepoMaturity.Core.Rules;
using RepoMaturity.Core.Snapshots;

namespace RepoMaturity.Core.Evaluation;

/// <summary>How a repository matured along its line of first parents.</summary>
/// <param name="Repository">Name of the repository.</param>
/// <param name="ModelHash">Names rules and detectors.</param>
/// <param name="CommitsTotal">Commits of the line.</param>
/// <param name="IsTruncated">Whether older commits are not in this clone, or were not read.</param>
/// <param name="Commits">The commits that were looked at, oldest first.</param>
/// <param name="Places">Their places in the line.</param>
/// <param name="Series">What is told, each with a value for each of these commits.</param>
/// <param name="Frameworks">The frameworks through which it was seen, in ordinal order of their ids.</param>
public sealed record Timeline(
    string Repository,
    string ModelHash,
    int CommitsTotal,
    bool IsTruncated,
    ImmutableArray<LineCommit> Commits,
    ImmutableArray<int> Places,
    ImmutableArray<TimelineSeries> Series,
    ImmutableArray<FrameworkRule> Frameworks)
{
    /// <summary>Where people look at the repository, for links; null where that is not known.</summary>
    public string? Address { get; init; }

    /// <summary>Whether commits between those that were looked at were passed over.</summary>
    public bool IsSampled => Commits.Length < CommitsTotal - (Places.IsEmpty ? 0 : Places[0]);

    /// <summary>How many commits were passed over before one that was looked at: a change that it shows may be any of theirs.</summary>
    public int PassedOver(int at) => at == 0 ? 0 : Places[at] - Places[at - 1] - 1;

    /// <summary>The same with some of its series.</summary>
    public Timeline With(Func<TimelineSeries, bool> isMeant) => this with { Series = [.. Series.Where(isMeant)] };
}
