namespace RepoMaturity.Detectors.Notebooks;

/// <summary>A cell of a notebook.</summary>
/// <param name="Number">Its number, from 1, cells of every kind counted.</param>
/// <param name="Kind">Its kind as the file names it: <c>code</c>, <c>markdown</c>, <c>raw</c>; in format 3 also <c>heading</c>.</param>
/// <param name="Source">Its text.</param>
internal sealed record NotebookCell(int Number, string Kind, string Source);
