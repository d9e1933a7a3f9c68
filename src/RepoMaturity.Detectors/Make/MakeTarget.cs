namespace RepoMaturity.Detectors.Make;

/// <summary>A target of a makefile.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">Line of its rule, from 1.</param>
internal sealed record MakeTarget(string Name, int Line)
{
    /// <summary>The targets and files it depends on, with the lines that say so.</summary>
    public List<(int Line, string Name)> Prerequisites { get; } = [];

    /// <summary>The logical lines of its recipe, each run by a shell of its own.</summary>
    public List<(int Line, string Text)> Recipe { get; } = [];
}
