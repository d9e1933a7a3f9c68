using System.Collections.Immutable;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>A step towards a stage: one practice or aspect to raise.</summary>
/// <param name="Claim">Id of the practice or aspect.</param>
/// <param name="From">Its level now.</param>
/// <param name="To">The level reached by it.</param>
/// <param name="Text">What to do, said for this repository.</param>
public sealed record NextStep(string Claim, Level From, Level To, string Text)
{
    /// <summary>Why it matters, one line.</summary>
    public string Why { get; init; } = string.Empty;

    /// <summary>Its effort, in points that only compare.</summary>
    public int Effort { get; init; }

    /// <summary>What else the same change raises.</summary>
    public ImmutableArray<Raise> Also { get; init; } = [];

    /// <summary>Ids of the technologies that it uses, the one that the repository has or begins with first.</summary>
    public ImmutableArray<string> Technologies { get; init; } = [];

    /// <summary>What to write; null where only words can be said.</summary>
    public Change? Change { get; init; }

    /// <summary>The file of the repository where a remark about it belongs: the one that it edits, else its configuration or README; null where there is none.</summary>
    public string? Place { get; init; }

    /// <summary>The rule that gives it; null where only words can be said.</summary>
    internal StepRule? Rule { get; init; }

    /// <summary>All that it raises.</summary>
    public IEnumerable<Raise> Raises => Also.Prepend(new Raise(Claim, From, To));
}
