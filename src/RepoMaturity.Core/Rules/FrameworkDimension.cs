namespace RepoMaturity.Core.Rules;

/// <summary>A dimension of a framework.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name for people.</param>
public sealed record FrameworkDimension(string Id, string Name);
