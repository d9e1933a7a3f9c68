namespace RepoMaturity.Git;

/// <summary>A repository that cannot be opened as asked. The message is one sentence for people, and says what to do.</summary>
public sealed class RepositoryException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong and what to do, in one sentence.</param>
    public RepositoryException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="message">What is wrong and what to do, in one sentence.</param>
    /// <param name="innerException">The cause.</param>
    public RepositoryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
