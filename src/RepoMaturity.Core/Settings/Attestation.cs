using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Settings;

/// <summary>A practice, an aspect or an item of a framework that people say they have, where no file shows it. It changes nothing of what is detected.</summary>
/// <param name="Id">The practice or aspect; of an item <c>FRAMEWORK:ITEM</c>.</param>
/// <param name="Level">The level of the practice or aspect; null for an item.</param>
/// <param name="Statement">What is done, in one sentence.</param>
/// <param name="Link">Where more is to be seen; null for nowhere.</param>
/// <param name="Owner">Who answers for it: a team or role.</param>
/// <param name="Expires">The last day on which it counts.</param>
/// <param name="Line">Where it stands.</param>
public sealed record Attestation(string Id, Level? Level, string Statement, string? Link, string Owner, DateOnly Expires, int Line);
