namespace RepoMaturity.Core.Evaluation;

/// <summary>A stage reached.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="CouldBe">The number that it could be.</param>
public sealed record StageResult(int Index, string Name, int CouldBe);
