using System.Collections.Immutable;

namespace RepoMaturity.Core.Rules;

/// <summary>A condition of a signal: a small algebra over what one file says.</summary>
public abstract record Condition
{
    /// <summary>At least one part holds.</summary>
    public sealed record Any(ImmutableArray<Condition> Parts) : Condition;

    /// <summary>Every part holds.</summary>
    public sealed record All(ImmutableArray<Condition> Parts) : Condition;

    /// <summary>No part holds in the same scope.</summary>
    public sealed record None(ImmutableArray<Condition> Parts) : Condition;

    /// <summary>A fact of the file fits.</summary>
    /// <param name="Term">What fits.</param>
    public sealed record HasFact(FactTerm Term) : Condition;

    /// <summary>The path of the file fits.</summary>
    /// <param name="Term">What fits.</param>
    public sealed record HasPath(PathTerm Term) : Condition;

    /// <summary>The file has evidence of a practice or aspect, found by signals that do not themselves ask for evidence.</summary>
    /// <param name="Claim">Id of the practice or aspect.</param>
    /// <param name="Level">At least this level.</param>
    public sealed record HasEvidence(string Claim, Level Level) : Condition;

    /// <summary>What the file or one of its units runs or imports, directly or not, has evidence of a practice or aspect.</summary>
    /// <param name="Claim">Id of the practice or aspect.</param>
    public sealed record Reaches(string Claim) : Condition;
}
