namespace RepoMaturity.Core.Evaluation;

/// <summary>An item that the next stage needs and that is not met.</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="Why">What is missing.</param>
public sealed record Blocker(string Item, string Why);
