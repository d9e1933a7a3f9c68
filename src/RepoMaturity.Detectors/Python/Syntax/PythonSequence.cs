namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A tuple, list, set or dictionary; of the latter the keys and values in turn.</summary>
internal sealed class PythonSequence(int line, IReadOnlyList<PythonExpression> items) : PythonExpression(line)
{
    /// <summary>The items; of a very long one the constants beyond a limit are left out.</summary>
    public IReadOnlyList<PythonExpression> Items { get; } = items;
}
