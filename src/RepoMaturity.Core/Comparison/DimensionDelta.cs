namespace RepoMaturity.Core.Comparison;

/// <summary>A dimension of a framework whose stage changed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">Its stage before.</param>
/// <param name="After">Its stage after.</param>
public sealed record DimensionDelta(string Id, string Name, int Before, int After);
