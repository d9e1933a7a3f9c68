using System.Collections.Immutable;

namespace RepoMaturity.Core.Settings;

/// <summary>Evidence that does not count, and why.</summary>
/// <param name="Id">What it is evidence of: a practice, an aspect, a technology or convention, or an item of a framework.</param>
/// <param name="Claims">The practices and aspects that the id stands for.</param>
/// <param name="Rule">The technology or convention that it stands for; null for none.</param>
/// <param name="Paths">Where; null for everywhere, the history included.</param>
/// <param name="Reason">Why, of the closed list.</param>
/// <param name="Justification">Why, in the words of whoever suppresses it.</param>
/// <param name="Expires">The last day on which it counts; null for always.</param>
/// <param name="Line">Where it stands.</param>
public sealed record Suppression(
    string Id,
    ImmutableArray<string> Claims,
    string? Rule,
    PathSelection? Paths,
    SuppressionReason Reason,
    string Justification,
    DateOnly? Expires,
    int Line)
{
    /// <summary>Whether it takes this evidence away.</summary>
    /// <param name="claim">The practice or aspect shown; null when only a technology is.</param>
    /// <param name="rule">The rule that found it; null where no single one did.</param>
    /// <param name="path">Its file; null for the history.</param>
    internal bool Removes(string? claim, string? rule, string? path) =>
        ((rule is not null && rule == Rule) || (claim is not null && Claims.Contains(claim)))
        && (Paths is null || (path is not null && Paths.Matches(path)));
}
