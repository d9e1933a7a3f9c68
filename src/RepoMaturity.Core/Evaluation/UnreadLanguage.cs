namespace RepoMaturity.Core.Evaluation;

/// <summary>A language of programs that no detector reads, and that a good part of a repository is written in.</summary>
/// <param name="Name">Name of the language.</param>
/// <param name="Files">How many files are written in it.</param>
public sealed record UnreadLanguage(string Name, int Files);
