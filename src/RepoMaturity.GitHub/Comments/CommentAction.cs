namespace RepoMaturity.GitHub.Comments;

/// <summary>What became of a comment.</summary>
public enum CommentAction
{
    /// <summary>There is none, and there is nothing to say.</summary>
    NothingToSay,

    /// <summary>It was written.</summary>
    Created,

    /// <summary>The one that was there was edited.</summary>
    Edited,

    /// <summary>The one that is there says it already.</summary>
    Unchanged,

    /// <summary>The one that is there is of a newer run.</summary>
    LeftToNewer,
}
