namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A statement.</summary>
/// <param name="line">Line of its first word, from 1.</param>
internal abstract class PythonStatement(int line)
{
    /// <summary>Line of its first word, from 1.</summary>
    public int Line { get; } = line;
}
