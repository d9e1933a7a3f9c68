using System.Collections.Immutable;

namespace RepoMaturity.Core.Evaluation;

/// <summary>A stage reached.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="CouldBe">The number that it could be.</param>
public sealed record StageResult(int Index, string Name, int CouldBe)
{
    /// <summary>Why it could be higher, in ordinal order; empty when nothing is unknown.</summary>
    public ImmutableArray<string> CouldBeBecause { get; init; } = [];
}
