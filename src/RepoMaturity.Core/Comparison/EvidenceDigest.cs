using System.Collections.Immutable;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Comparison;

/// <summary>A piece of evidence as a report tells it.</summary>
/// <param name="Source">The word for where it comes from: <c>file</c>, <c>history</c>.</param>
/// <param name="Path">File; null when the source is no file.</param>
/// <param name="Position">Where in the file; null for the file as a whole.</param>
/// <param name="Detail">What is there, in a few words.</param>
/// <param name="Level">The level it shows.</param>
/// <param name="Technology">Name of the technology; null for a convention.</param>
/// <param name="Chain">The way from a trigger to it; empty when nothing starts it by itself.</param>
public sealed record EvidenceDigest(string Source, string? Path, Position? Position, string Detail, Level Level, string? Technology, ImmutableArray<PlaceDigest> Chain)
{
    /// <summary>Whether the other says the same of the same file: lines move, and levels and chains are what changes.</summary>
    public bool IsSamePlace(EvidenceDigest other) => other is not null && Source == other.Source && Path == other.Path && (Path is null || Detail == other.Detail);
}
