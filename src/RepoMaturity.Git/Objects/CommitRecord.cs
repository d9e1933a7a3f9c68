namespace RepoMaturity.Git.Objects;

/// <summary>A commit object.</summary>
/// <param name="Id">Its whole id.</param>
/// <param name="Tree">Id of its tree.</param>
/// <param name="Parents">Ids of its parents, also of those that a shallow clone does not have.</param>
/// <param name="AuthorName">Name of the author; bytes that are no UTF-8 are replaced.</param>
/// <param name="AuthorEmail">Address of the author.</param>
/// <param name="CommitTime">When it was committed, in seconds since 1970.</param>
/// <param name="Message">The message.</param>
internal sealed record CommitRecord(
    string Id,
    string Tree,
    IReadOnlyList<string> Parents,
    string AuthorName,
    string AuthorEmail,
    long CommitTime,
    string Message);
