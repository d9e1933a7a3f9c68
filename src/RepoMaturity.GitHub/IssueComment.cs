namespace RepoMaturity.GitHub;

/// <summary>A comment on an issue or pull request.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Body">Its text.</param>
/// <param name="Author">Who wrote it; null where the account is gone.</param>
/// <param name="IsByProgram">Whether an application or bot wrote it.</param>
/// <param name="Address">Where people see it; null where it is not said.</param>
public sealed record IssueComment(long Id, string Body, string? Author, bool IsByProgram, Uri? Address);
