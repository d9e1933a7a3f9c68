namespace RepoMaturity.GitHub;

/// <summary>A comment on an issue or pull request.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Body">Its text.</param>
/// <param name="Author">Who wrote it, an application as <c>NAME[bot]</c>; null where the account is gone.</param>
/// <param name="Address">Where people see it; null where it is not said.</param>
public sealed record IssueComment(long Id, string Body, string? Author, Uri? Address);
