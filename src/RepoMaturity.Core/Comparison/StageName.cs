namespace RepoMaturity.Core.Comparison;

/// <summary>A stage of a framework.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Name">Its name.</param>
public sealed record StageName(int Index, string Name);
