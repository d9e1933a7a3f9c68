namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>What follows an expression and takes something of it: an attribute, a call, a subscript.</summary>
internal abstract class PythonTrailer(int line, PythonExpression target) : PythonExpression(line)
{
    /// <summary>The expression it follows.</summary>
    public PythonExpression Target { get; } = target;
}
