using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Notebooks;

/// <summary>What was read of a notebook.</summary>
/// <param name="Cells">Its cells, in the order written.</param>
/// <param name="Language">The language of its kernel in lower case; null when the file does not say.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record NotebookDocument(IReadOnlyList<NotebookCell> Cells, string? Language, IReadOnlyList<ReadProblem> Problems)
{
    /// <summary>Whether its code is Python: what a notebook holds that does not name its language.</summary>
    public bool IsPython => Language is null || Language.Contains("python", StringComparison.Ordinal);
}
