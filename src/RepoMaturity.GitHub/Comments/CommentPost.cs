namespace RepoMaturity.GitHub.Comments;

/// <summary>What a comment shall say.</summary>
/// <param name="Repository">The repository of the pull request.</param>
/// <param name="PullRequest">Its number.</param>
/// <param name="Marker">By which the comment is found again.</param>
/// <param name="Text">What people read, in Markdown that is encoded already.</param>
/// <param name="IsNews">Whether it is worth a comment where there is none yet. One that is there is always brought up to date.</param>
public sealed record CommentPost(RepositoryName Repository, int PullRequest, CommentMarker Marker, string Text, bool IsNews)
{
    /// <summary>GitHub's limit of a comment.</summary>
    public const int LongestBody = 65_536;

    /// <summary>The most characters of <see cref="Text"/>, with room for the marker.</summary>
    public const int LongestText = LongestBody - 256;

    /// <summary>The comment.</summary>
    public string Body => $"{Marker.Line}\n{Text}";
}
