namespace RepoMaturity.Detectors.Make;

/// <summary>A program that runs named tasks of a file.</summary>
/// <param name="Kind">Kind of the references to its tasks.</param>
/// <param name="Prefix">What the ids of its units begin with; the task's name follows.</param>
/// <param name="Files">Files that may hold the tasks, in the order in which it looks for them.</param>
internal sealed record TaskRunner(string Kind, string Prefix, params string[] Files)
{
    /// <summary>Task that is meant when none is named; null: the first one of the file.</summary>
    public string? Default { get; init; } = string.Empty;

    /// <summary>Folders where each file is a task.</summary>
    public string[] Folders { get; init; } = [];
}
