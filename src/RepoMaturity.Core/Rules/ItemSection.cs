namespace RepoMaturity.Core.Rules;

/// <summary>A section of a framework: items that belong together, such as its principles or a zone of its architecture.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name for people.</param>
public sealed record ItemSection(string Id, string Name);
