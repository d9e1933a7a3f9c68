namespace RepoMaturity.Core.Rules;

/// <summary>A claim over the history: holds when all given counts are reached.</summary>
/// <param name="Claim">Id of the practice or aspect.</param>
/// <param name="Level">The level shown.</param>
/// <param name="Authors">Least number of people who wrote commits.</param>
/// <param name="MergedPullRequests">Least number of merged pull requests.</param>
/// <param name="PullRequestAuthors">Least number of people whose pull requests were merged.</param>
public sealed record HistorySignal(string Claim, Level Level, int Authors, int MergedPullRequests, int PullRequestAuthors);
