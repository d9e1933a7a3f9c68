namespace RepoMaturity.GitHub.Transport;

/// <summary>Keeps answers with their tags: what has not changed since is not sent again, and does not count against the rate limit.</summary>
public interface IAnswerStore
{
    /// <summary>The answer that was kept for an address; null where there is none, or it cannot be read.</summary>
    StoredAnswer? Find(Uri address);

    /// <summary>Keeps an answer. Where that cannot be done, nothing is kept and nothing fails.</summary>
    void Keep(Uri address, StoredAnswer answer);
}
