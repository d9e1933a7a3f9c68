using RepoMaturity.Core.Rules;

namespace RepoMaturity.Core.Evaluation;

/// <summary>What to write into a file.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Edit">What to do with it.</param>
/// <param name="Under">The key under which the snippet goes; null for all but that edit.</param>
/// <param name="Snippet">What to write, with a line end at its end.</param>
public sealed record Change(string File, StepEdit Edit, string? Under, string Snippet);
