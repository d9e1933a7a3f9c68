using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>A claim that a rule makes: where the condition holds, the practice or aspect is there at the level.</summary>
/// <param name="Claim">Id of the practice or aspect; null when the signal shows only that the technology is there.</param>
/// <param name="Level">The level shown; the linker may raise implemented to automated.</param>
/// <param name="When">The condition.</param>
/// <param name="Scope">Within what its parts must meet.</param>
/// <param name="Requires">Practices or aspects that must be implemented somewhere in the repository; without them the signal declares at most.</param>
/// <param name="Highest">The highest level that a chain from a trigger gives: automated, or implemented where a trigger changes nothing.</param>
/// <param name="Because">For a pointer: why the practice could be there though it is not seen; null for proof. A pointer proves nothing.</param>
public sealed record Signal(
    string? Claim,
    Level Level,
    Condition When,
    SignalScope Scope,
    ImmutableArray<string> Requires,
    Level Highest,
    string? Because)
{
    /// <summary>Whether it is about tests: files of tests show it as others do, and so does what a test runner starts.</summary>
    public bool OfTests { get; init; }

    /// <summary>Its line in the rule file; 1 in compiled rules.</summary>
    public int Line { get; init; } = 1;
}
