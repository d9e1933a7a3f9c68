using RepoMaturity.Core.Documents;

namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>
/// Reads Python of every version, 2 and 3 alike, as far as facts need it (Python Language Reference, chapters 2, 6, 7 and 8). It takes what is
/// no Python as it comes, and time and memory grow with the length of the text alone.
/// </summary>
internal sealed class PythonReader : IReader<PythonDocument>
{
    private readonly bool isNotebook;

    private PythonReader(bool isNotebook) => this.isNotebook = isNotebook;

    /// <summary>Reads source files.</summary>
    public static PythonReader Source { get; } = new(false);

    /// <summary>Reads cells of notebooks, where lines may be IPython's own.</summary>
    public static PythonReader Cell { get; } = new(true);

    /// <inheritdoc/>
    public PythonDocument Read(SourceText source, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(limits);
        return new PythonStatementReader(source.Text, limits, isNotebook).Read();
    }
}
