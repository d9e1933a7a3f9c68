namespace RepoMaturity.Core.Facts;

/// <summary>Key of the facts of a file.</summary>
/// <param name="Fingerprint"><see cref="FileAnalyzer.CacheFingerprint"/>.</param>
/// <param name="Path">Path of the file: detectors claim by it.</param>
/// <param name="BlobId">Id of its content.</param>
public readonly record struct FactKey(string Fingerprint, string Path, string BlobId);
