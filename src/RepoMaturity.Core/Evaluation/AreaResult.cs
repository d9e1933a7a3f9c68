using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>An area of the work, and how alive it is.</summary>
/// <param name="Area">The area.</param>
/// <param name="People">People who changed it, from 0; reports tell small numbers as <see cref="PeopleCount"/> says.</param>
/// <param name="Changes">Commits that changed it.</param>
/// <param name="ChangesInLastYear">Those of the 365 days before the scanned commit.</param>
/// <param name="LastChange">The day of the newest, in UTC; null where nothing changed it.</param>
public sealed record AreaResult(AreaRule Area, int People, int Changes, int ChangesInLastYear, DateOnly? LastChange);
