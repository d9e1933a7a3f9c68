using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>A claim over the history: holds when all given counts are reached.</summary>
/// <param name="Claim">Id of the practice or aspect.</param>
/// <param name="Level">The level shown.</param>
/// <param name="Authors">Least number of people who wrote commits.</param>
/// <param name="MergedPullRequests">Least number of merged pull requests.</param>
/// <param name="PullRequestAuthors">Least number of people whose pull requests were merged.</param>
public sealed record HistorySignal(string Claim, Level Level, int Authors, int MergedPullRequests, int PullRequestAuthors)
{
    /// <summary>Ids of areas of which the same people changed each; empty where the signal asks for none.</summary>
    public ImmutableArray<string> Areas { get; init; } = [];

    /// <summary>Least number of people who changed all <see cref="Areas"/>.</summary>
    public int People { get; init; }
}
