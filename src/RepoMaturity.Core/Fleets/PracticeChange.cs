using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Fleets;

/// <summary>A practice that a repository has at another level than it had.</summary>
/// <param name="Repository">Its name.</param>
/// <param name="Practice">Id of the practice.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">The level that it had.</param>
/// <param name="After">The level that it has.</param>
/// <param name="IsOfModel">Whether another model judged, so that it may be the doing of that.</param>
public sealed record PracticeChange(string Repository, string Practice, string Name, Level Before, Level After, bool IsOfModel);
