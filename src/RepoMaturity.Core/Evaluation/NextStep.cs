using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>A step towards the next stage: one practice or aspect to raise.</summary>
/// <param name="Claim">Id of the practice or aspect.</param>
/// <param name="From">Its level now.</param>
/// <param name="To">The level asked for.</param>
/// <param name="Text">How to begin.</param>
public sealed record NextStep(string Claim, Level From, Level To, string Text);
