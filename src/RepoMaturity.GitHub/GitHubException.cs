namespace RepoMaturity.GitHub;

/// <summary>GitHub did not do what was asked. The message is for people, says what was asked, and never holds a token.</summary>
public sealed class GitHubException : Exception
{
    /// <summary>Makes an exception.</summary>
    public GitHubException(GitHubFailure failure, string message)
        : base(message) => Failure = failure;

    /// <summary>Makes an exception with its cause.</summary>
    public GitHubException(GitHubFailure failure, string message, Exception innerException)
        : base(message, innerException) => Failure = failure;

    /// <summary>Why.</summary>
    public GitHubFailure Failure { get; }

    /// <summary>Whether the token may not, or may not see it: what such a token asks for stays unknown.</summary>
    public bool IsDenied => Failure is GitHubFailure.Forbidden or GitHubFailure.NotFound or GitHubFailure.Locked;
}
