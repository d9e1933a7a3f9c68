using RepoMaturity.Fleet.Results;

namespace RepoMaturity.Web;

/// <summary>A result of a repository.</summary>
/// <param name="Key">Names it.</param>
/// <param name="At">When it was found.</param>
/// <param name="Run">The run that found it.</param>
/// <param name="Seconds">How long that took; null where nobody says.</param>
internal sealed record KnownResult(ResultKey Key, DateTimeOffset At, string Run, double? Seconds);
