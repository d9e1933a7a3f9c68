namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A subscript: <c>target[items]</c>.</summary>
internal sealed class PythonSubscript(int line, PythonExpression target, IReadOnlyList<PythonExpression> items) : PythonTrailer(line, target)
{
    /// <summary>What stands between the brackets, parts of slices included.</summary>
    public IReadOnlyList<PythonExpression> Items { get; } = items;
}
