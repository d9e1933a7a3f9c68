namespace RepoMaturity.Core.Documents;

/// <summary>Something a reader could not read.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Message">What is wrong, without the path and without quoting content of the file.</param>
public sealed record ReadProblem(int Line, string Message);
