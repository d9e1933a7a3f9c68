using RepoMaturity.Fleet.Results;

namespace RepoMaturity.Web;

/// <summary>A run over the repositories of a fleet.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Began">When it began; null where nobody says.</param>
/// <param name="Ended">When it came to its end; null while it has not.</param>
/// <param name="Tally">What became of its repositories; null while it has not ended.</param>
internal sealed record KnownRun(string Id, DateTimeOffset? Began, DateTimeOffset? Ended, RunTally? Tally);
