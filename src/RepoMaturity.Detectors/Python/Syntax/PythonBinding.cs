namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>A value that gets a name on its way: <c>(name := value)</c>, <c>value as target</c>.</summary>
internal sealed class PythonBinding(int line, PythonExpression target, PythonExpression value) : PythonExpression(line)
{
    /// <summary>What is bound.</summary>
    public PythonExpression Target { get; } = target;

    /// <summary>The value.</summary>
    public PythonExpression Value { get; } = value;
}
