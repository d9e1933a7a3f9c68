namespace RepoMaturity.Detectors.Python.Syntax;

/// <summary>An assignment or annotated name.</summary>
internal sealed class PythonAssignment(int line, IReadOnlyList<PythonExpression> targets, PythonExpression? annotation, PythonExpression? value)
    : PythonStatement(line)
{
    /// <summary>What is assigned to; several for <c>a = b = value</c>.</summary>
    public IReadOnlyList<PythonExpression> Targets { get; } = targets;

    /// <summary>The annotation; null without one.</summary>
    public PythonExpression? Annotation { get; } = annotation;

    /// <summary>The value; null for a mere annotation.</summary>
    public PythonExpression? Value { get; } = value;
}
