namespace RepoMaturity.Core.Facts;

/// <summary>A named argument of a call or an input of an action.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its text when it is a constant; null otherwise.</param>
public readonly record struct Argument(string Name, string? Value);
