using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>A practice or aspect that goes up.</summary>
/// <param name="Claim">Id of the practice or aspect.</param>
/// <param name="From">Its level before.</param>
/// <param name="To">Its level after.</param>
public sealed record Raise(string Claim, Level From, Level To);
