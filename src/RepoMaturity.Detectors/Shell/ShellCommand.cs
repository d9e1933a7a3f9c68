namespace RepoMaturity.Detectors.Shell;

/// <summary>A simple command of a shell text: no redirections, no assignments before it, constants of the text put in.</summary>
/// <param name="Words">The words, quotes removed; what could not be resolved stands as it is written. Never empty.</param>
/// <param name="Line">Line of the first word, from 1.</param>
/// <param name="Folder">
/// Folder as seen from where the text starts: empty for that folder itself, or beginning with <see cref="ShellPlaces.ScriptFolder"/> or
/// <see cref="ShellPlaces.Root"/>; null after a <c>cd</c> to a place that the text does not say.
/// </param>
internal sealed record ShellCommand(IReadOnlyList<string> Words, int Line, string? Folder)
{
    /// <summary>Python that a here-document gives it to read; null for none.</summary>
    public string? Python { get; init; }

    /// <summary>Line on which <see cref="Python"/> begins, from 1.</summary>
    public int PythonLine { get; init; }
}
