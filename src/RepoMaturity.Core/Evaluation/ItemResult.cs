using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>An item of a framework in a repository.</summary>
/// <param name="Item">The item.</param>
/// <param name="Status">Its status.</param>
/// <param name="Why">What meets it, or what is missing.</param>
public sealed record ItemResult(FrameworkItem Item, ItemStatus Status, string Why)
{
    /// <summary>Why it could be met, in ordinal order; empty when nothing is unknown.</summary>
    public ImmutableArray<string> UnknownBecause { get; init; } = [];

    /// <summary>What shows that it is met: the strongest evidence of each practice and aspect that meets it; empty where it is not met.</summary>
    public ImmutableArray<Evidence> Proof { get; init; } = [];

    /// <summary>What it scores; null where the framework does not count.</summary>
    public Points? Points { get; init; }
}
