using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>What a framework item asks for, over practices and aspects. Monotone: a higher level never makes it fail.</summary>
public abstract record Requirement
{
    /// <summary>At least one part is met.</summary>
    public sealed record Any(ImmutableArray<Requirement> Parts) : Requirement;

    /// <summary>Every part is met.</summary>
    public sealed record All(ImmutableArray<Requirement> Parts) : Requirement;

    /// <summary>A practice or aspect has at least the level.</summary>
    /// <param name="Claim">Id of the practice or aspect.</param>
    /// <param name="Level">The level asked for.</param>
    public sealed record AtLeast(string Claim, Level Level) : Requirement;
}
