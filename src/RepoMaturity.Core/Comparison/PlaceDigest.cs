using RepoMaturity.Core.Facts;

namespace RepoMaturity.Core.Comparison;

/// <summary>A step of a chain as a report tells it.</summary>
/// <param name="Path">File.</param>
/// <param name="Position">Where in it; null for the file as a whole.</param>
/// <param name="Text">How the file words it.</param>
public sealed record PlaceDigest(string Path, Position? Position, string Text);
