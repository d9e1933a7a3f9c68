using System.Collections.Immutable;

namespace RepoMaturity.Core.Evaluation;

/// <summary>A part of a repository of several: a folder with a manifest and code of its own, judged as a repository with what runs it from outside.</summary>
/// <param name="Path">Its folder.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Practices">All practices, in the order of the codebook.</param>
/// <param name="Frameworks">The frameworks, in ordinal order of their ids.</param>
public sealed record PartResult(string Path, KindResult Kind, ImmutableArray<PracticeResult> Practices, ImmutableArray<FrameworkResult> Frameworks);
