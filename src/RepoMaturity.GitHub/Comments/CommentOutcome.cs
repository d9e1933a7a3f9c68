namespace RepoMaturity.GitHub.Comments;

/// <summary>What became of a comment.</summary>
/// <param name="Action">What was done.</param>
/// <param name="Comment">The comment as it is; null where there is none.</param>
/// <param name="Deleted">How many others of the same marker were deleted: runs beside each other had written them.</param>
public sealed record CommentOutcome(CommentAction Action, IssueComment? Comment, int Deleted);
