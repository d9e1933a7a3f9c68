namespace RepoMaturity.Core.Comparison;

/// <summary>An item that a stage needs.</summary>
/// <param name="Item">Its id.</param>
/// <param name="Name">Its content.</param>
/// <param name="Why">What was or is missing.</param>
public sealed record BlockerDelta(string Item, string Name, string Why);
