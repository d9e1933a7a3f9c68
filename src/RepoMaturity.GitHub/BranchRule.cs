namespace RepoMaturity.GitHub;

/// <summary>A rule of a ruleset that holds for a branch.</summary>
/// <param name="Type"><c>pull_request</c>, <c>required_status_checks</c>, <c>deletion</c> and so on.</param>
/// <param name="RequiredReviews">Of a rule that asks for pull requests, how many approvals.</param>
public sealed record BranchRule(string Type, int? RequiredReviews);
