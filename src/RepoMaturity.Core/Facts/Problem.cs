namespace RepoMaturity.Core.Facts;

/// <summary>Something that was not read or went wrong. It is reported, and nothing else stops.</summary>
/// <param name="Path">File it concerns; null for the whole tree.</param>
/// <param name="Line">Line, from 1; null for the whole file.</param>
/// <param name="Message">One sentence: what is wrong. It quotes no content of the file.</param>
/// <param name="Detector">Id of the detector that could not answer; null when no detector was involved.</param>
public sealed record Problem(string? Path, int? Line, string Message, string? Detector = null);
