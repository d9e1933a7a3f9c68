namespace RepoMaturity.Detectors.Make;

/// <summary>Kinds of reference of the task runners. Target of each: the name of the task; empty for the default one.</summary>
internal static class MakeReferences
{
    /// <summary>A recipe of a justfile.</summary>
    public const string Recipe = "just-recipe";

    /// <summary>A task of a Taskfile.</summary>
    public const string Task = "taskfile-task";

    /// <summary>A makefile that another one includes. Target: its path.</summary>
    public const string Include = "make-include";
}
