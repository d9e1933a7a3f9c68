namespace RepoMaturity.GitHub;

/// <summary>Why GitHub did not do what was asked.</summary>
public enum GitHubFailure
{
    /// <summary>It answered what nobody expects, or in a form that is not understood.</summary>
    Unexpected,

    /// <summary>It does not know the token (401).</summary>
    Unauthorized,

    /// <summary>The token may not (403).</summary>
    Forbidden,

    /// <summary>The conversation is locked (403).</summary>
    Locked,

    /// <summary>There is no such thing, or the token may not see it (404, 410).</summary>
    NotFound,

    /// <summary>What was sent is refused (422).</summary>
    Invalid,

    /// <summary>A rate limit is used up for longer than one waits.</summary>
    RateLimited,

    /// <summary>It cannot be reached, or fails, also when asked again.</summary>
    Unavailable,

    /// <summary>The connection broke while something was made: it may be there or not.</summary>
    Uncertain,

    /// <summary>The answer is larger than what is read.</summary>
    TooLarge,

    /// <summary>As many calls were made as are allowed.</summary>
    TooManyCalls,
}
