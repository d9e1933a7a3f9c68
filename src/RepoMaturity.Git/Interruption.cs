namespace RepoMaturity.Git;

/// <summary>The end of the process by a signal.</summary>
public static class Interruption
{
    /// <summary>
    /// Held while something is made that a signal must delete, and for ever by the signal that deletes. One for the whole process: while a signal deletes one thing, no thread may make another
    /// that the signal knows nothing of.
    /// </summary>
    public static Lock Gate { get; } = new();
}
